package org.scumble.engine.provenance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PictureSettingsTest {
    @Test
    void aKeyThatTheTextCannotHoldIsRefused() {
        PictureSettings.Builder builder = PictureSettings.builder("", "").other("a: b", "c");
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a: b");
    }
}
