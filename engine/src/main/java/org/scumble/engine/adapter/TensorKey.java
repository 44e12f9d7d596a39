package org.scumble.engine.adapter;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tensor's key, taken apart.
///
/// | convention | key |
/// |---|---|
/// | kohya, LyCORIS | `lora_unet_mid_block_….lora_down.weight`, `….alpha`, `….hada_w1_a` |
/// | PEFT | `unet.mid_block.….lora_A.weight`, with the adapter's name `….lora_A.default.weight` |
/// | diffusers before PEFT | `….attn1.processor.to_q_lora.down.weight`, `….to_q.lora.up.weight` |
/// | transformers before PEFT | `text_encoder.….q_proj.lora_linear_layer.down.weight` |
///
/// @param module as the file calls it
/// @param role see [ModuleTensors]
record TensorKey(String module, String role) {
    /// How many words a role may take: `lora_A.default.weight`.
    private static final int LONGEST_ROLE = 3;

    private static final List<String> NESTED = List.of("_lora", ".lora", ".lora_linear_layer");

    /// The parts of `key`; null if it is in no known form.
    static @Nullable TensorKey parse(String key) {
        String[] words = key.split("\\.", -1);
        for (int i = Math.max(1, words.length - LONGEST_ROLE); i < words.length; i++) {
            String module = String.join(".", Arrays.asList(words).subList(0, i));
            String role = role(module, words, i);
            if (role != null) {
                return new TensorKey(withoutNesting(module), role);
            }
        }
        return null;
    }

    /// The role that the words from `at` on make, if they make one.
    private static @Nullable String role(String module, String[] words, int at) {
        String word = words[at];
        boolean weight = words[words.length - 1].equals(Roles.WEIGHT);
        int after = words.length - at - 1;
        if (word.equals(Roles.WEIGHT)) {
            return after == 0 ? Roles.WEIGHT : null;
        }
        if (after == 2 && !weight) {
            return null;
        }
        if (after == 1 && words[at + 1].equals("bias") && Roles.of(word) != null) {
            return Roles.BIAS;
        }
        if (word.equals("down") || word.equals("up")) {
            boolean nested = !module.equals(withoutNesting(module));
            return nested && weight ? "lora_" + word + ".weight" : null;
        }
        return Roles.of(word);
    }

    private static String withoutNesting(String module) {
        for (String ending : NESTED) {
            if (module.endsWith(ending)) {
                return module.substring(0, module.length() - ending.length());
            }
        }
        return module;
    }
}
