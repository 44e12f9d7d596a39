package org.scumble.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;

class AutoencoderConfigTest {
    @Test
    void thePublishedConfigurationsAreTheFamilies() {
        assertThat(AutoencoderConfig.fromJson(Families.config("vae-sd")))
                .isEqualTo(AutoencoderConfig.SD);
        assertThat(AutoencoderConfig.fromJson(Families.config("vae-sdxl")))
                .isEqualTo(AutoencoderConfig.SDXL);
    }

    @Test
    void eachResolutionBelowTheFirstHalvesThePicture() {
        assertThat(AutoencoderConfig.SD.pixelsPerLatent()).isEqualTo(8);
    }

    @Test
    void otherVariantsAndDamagedFilesAreRefused() {
        refused(Reason.UNSUPPORTED, json -> json.putArray("latents_mean").add(0.5));
        refused(Reason.UNSUPPORTED, json -> json.put("out_channels", 4));
        refused(Reason.UNSUPPORTED, json -> json.put("act_fn", "mish"));
        refused(Reason.UNSUPPORTED, json -> json.putArray("down_block_types").add("Down"));
        refused(Reason.BAD_FILE, json -> json.put("scaling_factor", 0));
        refused(Reason.BAD_FILE, json -> json.put("scaling_factor", "big"));
        refused(Reason.BAD_FILE, json -> json.put("norm_num_groups", 33));
        refused(Reason.BAD_FILE, json -> json.put("layers_per_block", 1.5));
        refused(Reason.BAD_FILE, json -> json.put("use_quant_conv", "yes"));
    }

    private static void refused(Reason reason, Consumer<ObjectNode> change) {
        ObjectNode json = Families.config("vae-sd");
        change.accept(json);
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> AutoencoderConfig.fromJson(json))
                .withMessageContaining("autoencoder")
                .returns(reason, EngineException::reason);
    }
}
