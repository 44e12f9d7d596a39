package org.scumble.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scumble.engine.weights.Family;

class TargetsTest {
    @Test
    void stableDiffusion1() {
        Targets targets = AdapterFiles.realTargets("sd15");

        assertThat(targets.family()).isEqualTo(Family.SD1);
        assertThat(targets.of(Part.UNET)).hasSize(391);
        assertThat(targets.of(Part.TEXT_ENCODER)).hasSize(12 * 8 + 1);
        assertThat(targets.of(Part.TEXT_ENCODER_2)).isEmpty();
        assertThat(targets.embeddingWidth(Part.TEXT_ENCODER)).isEqualTo(768);
        assertThat(targets.embeddingWidth(Part.TEXT_ENCODER_2)).isZero();
        assertThat(targets.of(Part.UNET))
                .containsEntry(
                        "conv_in",
                        new Target(Part.UNET, "conv_in", List.of(320L, 4L, 3L, 3L), true))
                .containsEntry("mid_block.attentions.0.norm", norm("mid_block.attentions.0.norm"))
                .containsEntry(
                        "up_blocks.3.attentions.2.transformer_blocks.0.attn2.to_k",
                        new Target(
                                Part.UNET,
                                "up_blocks.3.attentions.2.transformer_blocks.0.attn2.to_k",
                                List.of(320L, 768L),
                                false));
    }

    private static Target norm(String module) {
        return new Target(Part.UNET, module, List.of(1280L), true);
    }

    @Test
    void stableDiffusionXl() {
        Targets targets = AdapterFiles.realTargets("sdxl");

        assertThat(targets.family()).isEqualTo(Family.SDXL);
        assertThat(targets.of(Part.UNET)).hasSize(1050);
        assertThat(targets.of(Part.TEXT_ENCODER)).hasSize(12 * 8 + 1);
        assertThat(targets.of(Part.TEXT_ENCODER_2)).hasSize(32 * 8 + 1);
        assertThat(targets.embeddingWidth(Part.TEXT_ENCODER_2)).isEqualTo(1280);
    }

    @Test
    void leavesOutEmbeddingsAndTheProjection() {
        Targets targets = AdapterFiles.realTargets("sdxl");
        for (Part part : Part.values()) {
            assertThat(targets.of(part).keySet())
                    .noneMatch(module -> module.contains("embeddings."))
                    .doesNotContain("text_projection");
        }
        assertThat(targets.find("lora_te2_text_projection")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sd15", "sdxl"})
    void findsEveryLayerByEveryNameThatKohyasScriptsGiveIt(String family) {
        Targets targets = AdapterFiles.realTargets(family);
        Set<Target> found = new HashSet<>();
        for (String[] line : AdapterFiles.kohyaNames(family)) {
            Part part = Part.valueOf(line[1].toUpperCase(Locale.ROOT));
            assertThat(targets.find(line[0])).isEqualTo(targets.of(part).get(line[2])).isNotNull();
            assertThat(LayerNames.part(line[0])).isEqualTo(part);
            found.add(targets.of(part).get(line[2]));
        }
        for (Part part : Part.values()) {
            assertThat(found).containsAll(targets.of(part).values());
        }
    }

    @Test
    void findsALayerByTheNameThatKohyasScriptForOftGivesIt() {
        String path = "oft_unet_mid_block_attentions_0_proj_in";
        assertThat(module(AdapterFiles.realTargets("sd15"), path))
                .isEqualTo("mid_block.attentions.0.proj_in");
        assertThat(LayerNames.part(path)).isEqualTo(Part.UNET);
    }

    @Test
    void findsAComfyUiLayerByItsPathInTheCheckpoint() {
        Targets targets = AdapterFiles.realTargets("sd2");
        String path = "diffusion_model.output_blocks.2.1.conv";
        assertThat(module(targets, path)).isEqualTo("up_blocks.0.upsamplers.0.conv");
        assertThat(module(targets, "diffusion_model.out.2")).isEqualTo("conv_out");
        assertThat(module(targets, "text_encoders.clip_h.transformer.text_model.final_layer_norm"))
                .isEqualTo("text_model.final_layer_norm");
    }

    @Test
    void findsATextEncodersLayerByAnyName() {
        Targets targets = AdapterFiles.realTargets("sdxl");
        String layer = "text_model.encoder.layers.11.self_attn.out_proj";
        for (String name :
                List.of(
                        "lora_te1_text_model_encoder_layers_11_self_attn_out_proj",
                        "text_encoder.text_model.encoder.layers.11.self_attn.out_proj",
                        "text_encoder.encoder.layers.11.self_attn.out_proj",
                        "text_encoder.text_model.encoder.layers.11.self_attn.to_out",
                        "clip_l.transformer.text_model.encoder.layers.11.self_attn.out_proj",
                        "text_encoders.clip_l.transformer.text_model.encoder.layers.11"
                                + ".self_attn.out_proj",
                        "base_model.model.text_model.encoder.layers.11.self_attn.out_proj",
                        "lycoris_text_model_encoder_layers_11_self_attn_out_proj")) {
            assertThat(targets.find(name))
                    .as(name)
                    .isEqualTo(targets.of(Part.TEXT_ENCODER).get(layer));
        }
        for (String name :
                List.of(
                        "lora_te2_text_model_encoder_layers_11_self_attn_out_proj",
                        "lora_te2_transformer_resblocks_11_attn_out_proj",
                        "clip_g.transformer.text_model.encoder.layers.11.self_attn.out_proj",
                        "text_encoder_2.text_model.encoder.layers.11.self_attn.out_proj")) {
            assertThat(targets.find(name))
                    .as(name)
                    .isEqualTo(targets.of(Part.TEXT_ENCODER_2).get(layer));
        }
    }

    @Test
    void findsNothingByAStrangeName() {
        Targets targets = AdapterFiles.realTargets("sd15");
        for (String name :
                List.of(
                        "lora_unet_",
                        "",
                        "lora_te2_text_model_encoder_layers_11_self_attn_out_proj",
                        "lora_prior_unet_down_blocks_0_resnets_0_conv1",
                        "lora_unet_down_blocks_9_resnets_0_conv1",
                        "lora_te_transformer_resblocks_0_attn_in_proj",
                        "../../conv_in")) {
            assertThat(targets.find(name)).as(name).isNull();
        }
    }

    @Test
    void ofAnyConfiguration() {
        assertThat(AdapterFiles.targets("sd15").family()).isEqualTo(Family.CUSTOM);
        assertThat(AdapterFiles.targets("sdxl").of(Part.TEXT_ENCODER_2)).isNotEmpty();
        assertThat(module(AdapterFiles.targets("sd15"), "lora_unet_input_blocks_2_0_op"))
                .isEqualTo("down_blocks.0.downsamplers.0.conv");
    }

    private static String module(Targets targets, String name) {
        Target target = targets.find(name);
        return target == null ? "none" : target.module();
    }
}
