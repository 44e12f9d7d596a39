package org.scumble.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scumble.engine.prompt.NetworkTag;

class GenerationSettingsTest {
    @Test
    void networksOfTheNegativePromptCountOnlyUnderGuidance() {
        assertThat(named(5)).containsExactly("ink", "fog");
        assertThat(named(1)).containsExactly("ink");
    }

    private static List<String> named(double guidanceScale) {
        GenerationSettings usual = TinyModels.settings(Path.of("m"));
        return new GenerationSettings(
                        usual.model(),
                        null,
                        "a boat <lora:ink:0.8>",
                        "<lora:fog:1>",
                        usual.width(),
                        usual.height(),
                        usual.steps(),
                        usual.sampler(),
                        usual.schedule(),
                        guidanceScale,
                        0,
                        usual.seed(),
                        1,
                        0,
                        usual.random(),
                        null,
                        List.of())
                .networks().stream().map(NetworkTag::name).toList();
    }
}
