package org.scumble.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.model.ClipTextConfig.Projection;

class ClipConfigTest {
    @Test
    void thePublishedConfigurationsAreTheFamilies() {
        assertThat(text("text-clip-l")).isEqualTo(ClipTextConfig.CLIP_L);
        assertThat(text("text-openclip-h")).isEqualTo(ClipTextConfig.OPENCLIP_H);
        assertThat(text("text-openclip-bigg")).isEqualTo(ClipTextConfig.OPENCLIP_BIGG);
        assertThat(ClipVisionConfig.fromJson(Families.config("vision-vit-l-14")))
                .isEqualTo(ClipVisionConfig.VIT_L_14);
    }

    @Test
    void aProjectionMayBeStoredTransposed() {
        assertThat(ClipTextConfig.OPENCLIP_BIGG.withTransposedProjection().projection())
                .isEqualTo(new Projection(1280, true));
        assertThatIllegalStateException()
                .isThrownBy(ClipTextConfig.CLIP_L::withTransposedProjection);
    }

    @Test
    void otherVariantsAndDamagedFilesAreRefused() {
        ObjectNode other = Families.config("text-clip-l").put("hidden_act", "relu");
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> ClipTextConfig.fromJson(other))
                .withMessageContaining("hidden_act")
                .returns(Reason.UNSUPPORTED, EngineException::reason);
        ObjectNode damaged = Families.config("text-clip-l").put("num_attention_heads", 11);
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> ClipTextConfig.fromJson(damaged))
                .withMessageContaining("768 channels into 11 heads")
                .returns(Reason.BAD_FILE, EngineException::reason);
        ObjectNode empty = Families.config("vision-vit-l-14").put("patch_size", 0);
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> ClipVisionConfig.fromJson(empty))
                .withMessageContaining("image encoder")
                .returns(Reason.BAD_FILE, EngineException::reason);
    }

    private static ClipTextConfig text(String family) {
        return ClipTextConfig.fromJson(Families.config(family));
    }
}
