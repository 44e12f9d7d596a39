package org.scumble.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TensorKeyTest {
    @ParameterizedTest
    @CsvSource({
        "lora_unet_conv_in.lora_down.weight, lora_unet_conv_in, lora_down.weight",
        "lora_unet_conv_in.lora_mid.weight, lora_unet_conv_in, lora_mid.weight",
        "lora_unet_conv_in.alpha, lora_unet_conv_in, alpha",
        "lora_unet_conv_in.dora_scale, lora_unet_conv_in, dora_scale",
        "lora_unet_conv_in.hada_w1_a, lora_unet_conv_in, hada_w1_a",
        "lora_unet_conv_in.lokr_t2, lora_unet_conv_in, lokr_t2",
        "lora_unet_conv_in.diff_b, lora_unet_conv_in, diff_b",
        "lora_unet_conv_in.on_input, lora_unet_conv_in, on_input",
        "lora_unet_conv_in.weight, lora_unet_conv_in, weight",
        "unet.conv_in.lora_A.weight, unet.conv_in, lora_down.weight",
        "unet.conv_in.lora_B.default.weight, unet.conv_in, lora_up.weight",
        "unet.conv_in.lora_B.my_style.weight, unet.conv_in, lora_up.weight",
        "unet.conv_in.lora_B, unet.conv_in, lora_up.weight",
        "unet.conv_in.lora_B.bias, unet.conv_in, lora_bias",
        "unet.conv_in.lora_magnitude_vector, unet.conv_in, lora_magnitude_vector",
        "unet.conv_in.lora_magnitude_vector.default.weight, unet.conv_in, lora_magnitude_vector",
        "unet.conv_in.magnitude, unet.conv_in, lora_magnitude_vector",
        "unet.conv_in.ia3_l.default, unet.conv_in, ia3_l",
        "unet.conv_in.hada_w2_b.default, unet.conv_in, hada_w2_b",
        "a.attn1.processor.to_q_lora.down.weight, a.attn1.processor.to_q, lora_down.weight",
        "a.attn1.to_q.lora.up.weight, a.attn1.to_q, lora_up.weight",
        "a.q_proj.lora_linear_layer.down.weight, a.q_proj, lora_down.weight",
        "a.q_proj.lora_linear_layer.alpha, a.q_proj, alpha",
        "lora_unet_conv_in.oft_blocks, lora_unet_conv_in, oft_blocks",
        "lora_unet_conv_in.a1.weight, lora_unet_conv_in, a1",
        "unet.conv_in.boft_R.default, unet.conv_in, boft_R"
    })
    void takesKeysApart(String key, String module, String role) {
        assertThat(TensorKey.parse(key)).isEqualTo(new TensorKey(module, role));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "alpha",
                "weight",
                "unet.conv_in.bias",
                "decoder.up.0.block.0.conv1.bias",
                "encoder.down.weight.running_mean",
                "unet.conv_in.lora_A.one.two"
            })
    void leavesOthersAlone(String key) {
        assertThat(TensorKey.parse(key)).isNull();
    }
}
