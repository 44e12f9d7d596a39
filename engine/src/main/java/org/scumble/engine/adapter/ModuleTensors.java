package org.scumble.engine.adapter;

import java.util.Map;
import org.scumble.engine.tensor.HostTensor;

/// What a file holds for one layer.
///
/// @param module as the file calls it, for messages
/// @param tensors by their role, whatever the file's convention calls it, in the types they are
///     stored in: some trainers write numbers as integers. Roles are kohya's and LyCORIS' own
///     suffixes: `lora_down.weight`, `lora_up.weight`, `lora_mid.weight`, `alpha`, `dora_scale`,
///     `hada_w1_a` …, `lokr_w1` …, `weight` and `on_input` (IA³), `diff`, `diff_b`, `w_norm`,
///     `b_norm`, `a1` … (GLoRA, without its `.weight`), `oft_blocks`, `rescale`; and PEFT's
///     `lora_magnitude_vector`, `ia3_l`, `boft_R` and `boft_s`, which mean something else
record ModuleTensors(String module, Map<String, HostTensor> tensors) {}
