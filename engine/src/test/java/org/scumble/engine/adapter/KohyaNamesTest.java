package org.scumble.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.scumble.engine.weights.Family;

class KohyaNamesTest {
    @ParameterizedTest
    @CsvSource({
        "SD1, UNET, mid_block.attentions.0.proj_in, lora_unet_mid_block_attentions_0_proj_in",
        "SD2, TEXT_ENCODER, text_model.encoder.layers.22.mlp.fc1,"
                + " lora_te_text_model_encoder_layers_22_mlp_fc1",
        "SDXL, UNET, down_blocks.1.attentions.0.transformer_blocks.0.attn1.to_q,"
                + " lora_unet_input_blocks_4_1_transformer_blocks_0_attn1_to_q",
        "SDXL, UNET, down_blocks.1.resnets.0.time_emb_proj,"
                + " lora_unet_input_blocks_4_0_emb_layers_1",
        "SDXL, UNET, up_blocks.1.upsamplers.0.conv, lora_unet_output_blocks_5_2_conv",
        "SDXL, UNET, conv_out, lora_unet_out_2",
        "SDXL, TEXT_ENCODER, text_model.encoder.layers.0.self_attn.q_proj,"
                + " lora_te1_text_model_encoder_layers_0_self_attn_q_proj",
        "SDXL, TEXT_ENCODER_2, text_model.encoder.layers.31.self_attn.v_proj,"
                + " lora_te2_text_model_encoder_layers_31_self_attn_v_proj"
    })
    void layersAreCalledAsKohyasScriptsCallThem(
            Family family, Part part, String module, String name) {
        Targets targets = FamilyModel.targets(family).orElseThrow();
        Target target = targets.of(part).get(module);

        assertThat(target).isNotNull();
        assertThat(KohyaNames.of(targets).of(target)).isEqualTo(name);
    }

    @ParameterizedTest
    @EnumSource(names = {"SD1", "SD2", "SDXL"})
    void everyNameLeadsBackToItsLayer(Family family) {
        Targets targets = FamilyModel.targets(family).orElseThrow();
        KohyaNames names = KohyaNames.of(targets);
        List<Target> all = new ArrayList<>();
        for (Part part : Part.values()) {
            all.addAll(targets.of(part).values());
        }

        assertThat(all).hasSizeGreaterThan(300);
        assertThat(all).allMatch(target -> target.equals(targets.find(names.of(target))));
    }
}
