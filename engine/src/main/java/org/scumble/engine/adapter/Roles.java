package org.scumble.engine.adapter;

import static java.util.Map.entry;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The words at the end of a tensor's key that say what it is to its module, and the role that each
/// means, see [ModuleTensors].
final class Roles {
    static final String DOWN = "lora_down.weight";
    static final String UP = "lora_up.weight";
    static final String MID = "lora_mid.weight";
    static final String ALPHA = "alpha";
    static final String DORA_SCALE = "dora_scale";
    static final String MAGNITUDE = "lora_magnitude_vector";
    static final String ON_INPUT = "on_input";
    static final String IA3_PEFT = "ia3_l";
    static final String OFT_BLOCKS = "oft_blocks";
    static final String RESCALE = "rescale";
    static final String BOFT_PEFT = "boft_R";
    static final String BOFT_SCALE_PEFT = "boft_s";
    static final String GLORA_A1 = "a1";
    static final String GLORA_A2 = "a2";
    static final String GLORA_B1 = "b1";
    static final String GLORA_B2 = "b2";
    static final String GLORA_CORE = "bm";

    /// What a part of a module adds to its output by itself.
    static final String BIAS = "lora_bias";

    /// IA³'s numbers, if there is an `on_input` besides; in other files a weight of its own.
    static final String WEIGHT = "weight";

    /// Kohya's, LyCORIS' and PEFT's words.
    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    entry("lora_down", DOWN),
                    entry("lora_up", UP),
                    entry("lora_mid", MID),
                    entry("lora_A", DOWN),
                    entry("lora_B", UP),
                    entry("alpha", ALPHA),
                    entry("dora_scale", DORA_SCALE),
                    entry("lora_magnitude_vector", MAGNITUDE),
                    entry("magnitude", MAGNITUDE),
                    entry("hada_w1_a", "hada_w1_a"),
                    entry("hada_w1_b", "hada_w1_b"),
                    entry("hada_w2_a", "hada_w2_a"),
                    entry("hada_w2_b", "hada_w2_b"),
                    entry("hada_t1", "hada_t1"),
                    entry("hada_t2", "hada_t2"),
                    entry("lokr_w1", "lokr_w1"),
                    entry("lokr_w1_a", "lokr_w1_a"),
                    entry("lokr_w1_b", "lokr_w1_b"),
                    entry("lokr_w2", "lokr_w2"),
                    entry("lokr_w2_a", "lokr_w2_a"),
                    entry("lokr_w2_b", "lokr_w2_b"),
                    entry("lokr_t2", "lokr_t2"),
                    entry("on_input", ON_INPUT),
                    entry("ia3_l", IA3_PEFT),
                    entry("oft_blocks", OFT_BLOCKS),
                    entry("rescale", RESCALE),
                    entry("boft_R", BOFT_PEFT),
                    entry("boft_s", BOFT_SCALE_PEFT),
                    entry("a1", GLORA_A1),
                    entry("a2", GLORA_A2),
                    entry("b1", GLORA_B1),
                    entry("b2", GLORA_B2),
                    entry("bm", GLORA_CORE),
                    entry("diff", "diff"),
                    entry("diff_b", "diff_b"),
                    entry("w_norm", "w_norm"),
                    entry("b_norm", "b_norm"));

    /// Words of kinds that are not applied, and what artists know these by.
    private static final Map<String, String> OTHER_KINDS =
            Map.ofEntries(
                    entry("oft_diag", "OFT of an early form"),
                    // How PEFT turns the numbers into rotations stands in no tensor.
                    entry("oft_R", "OFT of PEFT"),
                    entry("q_layer", "T-LoRA"),
                    entry("p_layer", "T-LoRA"),
                    entry("lambda_layer", "T-LoRA"),
                    entry("lora_E", "AdaLoRA"),
                    entry(BIAS, "LoRA with biases of its own"),
                    entry("lora_embedding_A", "LoRA of the token table"),
                    entry("lora_embedding_B", "LoRA of the token table"),
                    entry("set_weight", "replacement of whole layers"),
                    entry("reshape_weight", "enlargement of layers"));

    private Roles() {}

    /// The role that `word` means, or the word itself if it is of a kind that is not applied; null
    /// if it means nothing.
    static @Nullable String of(String word) {
        String role = WORDS.get(word);
        return role == null && OTHER_KINDS.containsKey(word) ? word : role;
    }

    /// The kind of adapter that has a role but is not applied; null for the others.
    static @Nullable String otherKind(String role) {
        return OTHER_KINDS.get(role);
    }
}
