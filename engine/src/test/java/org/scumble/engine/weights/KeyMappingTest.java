package org.scumble.engine.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.scumble.engine.model.AutoencoderConfig;
import org.scumble.engine.model.ClipTextConfig;
import org.scumble.engine.model.UNetConfig;
import org.scumble.engine.weights.KeyMapping.Source;

/// Every name that diffusers' own conversion makes of a real checkpoint comes from the very key
/// here.
class KeyMappingTest {

    @Test
    void stableDiffusion1() {
        assertMapping("sd15", "unet", "model.diffusion_model.", UNetKeys.of(UNetConfig.SD15));
        assertMapping(
                "sd15", "vae", "first_stage_model.", AutoencoderKeys.ldm(AutoencoderConfig.SD));
        assertMapping(
                "sd15",
                "text_encoder",
                "cond_stage_model.transformer.",
                ClipTextKeys.transformers(false));
    }

    @Test
    void stableDiffusion2() {
        assertMapping("sd2", "unet", "model.diffusion_model.", UNetKeys.of(UNetConfig.SD2));
        assertMapping(
                "sd2",
                "text_encoder",
                "cond_stage_model.model.",
                ClipTextKeys.openClip(ClipTextConfig.OPENCLIP_H));
    }

    @Test
    void stableDiffusionXl() {
        assertMapping("sdxl", "unet", "model.diffusion_model.", UNetKeys.of(UNetConfig.SDXL));
        assertMapping(
                "sdxl", "vae", "first_stage_model.", AutoencoderKeys.ldm(AutoencoderConfig.SDXL));
        assertMapping(
                "sdxl",
                "text_encoder",
                "conditioner.embedders.0.transformer.",
                ClipTextKeys.transformers(false));
        assertMapping(
                "sdxl",
                "text_encoder_2",
                "conditioner.embedders.1.model.",
                ClipTextKeys.openClip(ClipTextConfig.OPENCLIP_BIGG));
    }

    @Test
    void whatNoNameComesFromIsKnownAsUnused() {
        KeyMapping openClip =
                ClipTextKeys.openClip(ClipTextConfig.OPENCLIP_H).under("cond_stage_model.model.");
        List<String> leftOver =
                LdmKeys.of("sd2").stream()
                        .filter(tensor -> tensor.names().isEmpty())
                        .map(LdmKeys.Tensor::key)
                        .toList();

        assertThat(leftOver).hasSize(14).allMatch(openClip::isUnused);
        assertThat(openClip.isUnused("cond_stage_model.model.ln_final.weight")).isFalse();
        assertThat(openClip.isUnused("logit_scale")).isFalse();
    }

    @Test
    void textModelMayBeLeftOut() {
        KeyMapping mapping = ClipTextKeys.transformers(true).under("cond_stage_model.transformer.");

        assertThat(mapping.source("text_model.final_layer_norm.bias").key())
                .isEqualTo("cond_stage_model.transformer.final_layer_norm.bias");
        assertThat(mapping.isUnused("cond_stage_model.transformer.embeddings.position_ids"))
                .isTrue();
    }

    @Test
    void oldDiffusersNamesOfTheAttention() {
        KeyMapping mapping = AutoencoderKeys.oldDiffusers();

        assertThat(mapping.source("decoder.mid_block.attentions.0.to_out.0.bias").key())
                .isEqualTo("decoder.mid_block.attentions.0.proj_attn.bias");
        assertThat(mapping.source("encoder.mid_block.attentions.0.to_q.weight").key())
                .isEqualTo("encoder.mid_block.attentions.0.query.weight");
        assertThat(mapping.source("encoder.mid_block.attentions.0.group_norm.bias").key())
                .isEqualTo("encoder.mid_block.attentions.0.group_norm.bias");
    }

    private static void assertMapping(
            String family, String component, String prefix, KeyMapping mapping) {
        Map<String, Source> expected = new TreeMap<>();
        Map<String, Source> found = new TreeMap<>();
        for (LdmKeys.Tensor tensor : LdmKeys.of(family)) {
            if (tensor.component().equals(component)) {
                int parts = tensor.names().size();
                for (int i = 0; i < parts; i++) {
                    String name = tensor.names().get(i);
                    expected.put(name, new Source(tensor.key(), i, parts));
                    found.put(name, mapping.under(prefix).source(name));
                }
            }
        }
        assertThat(expected).isNotEmpty();
        assertThat(found).isEqualTo(expected);
    }
}
