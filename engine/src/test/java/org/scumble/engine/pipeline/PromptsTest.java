package org.scumble.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.Cancellation;
import org.scumble.engine.Device;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.Progress;
import org.scumble.engine.TinyModels;
import org.scumble.engine.runtime.OnnxRuntime;
import org.scumble.engine.stage.DiffusionModel;
import org.scumble.engine.weights.Checkpoint;

class PromptsTest {
    private static final Path MODEL = TinyModels.folder("sdxl");

    @TempDir private static Path cache;
    private static DiffusionModel model;

    @BeforeAll
    static void open() {
        model =
                DiffusionModel.open(
                        Checkpoint.open(MODEL), cache, new OnnxRuntime(cache, Device.CPU, 1));
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void eachWordingOfAnAlternationIsEncodedOnce() {
        ConditioningPlan plan = encode("a [hill|sea]", "").positive();

        assertThat(plan.at(2)).isSameAs(plan.at(4)).isSameAs(plan.at(6));
        assertThat(plan.at(3)).isSameAs(plan.at(5)).isSameAs(plan.at(7));
        assertThat(plan.at(2).hidden()).isNotEqualTo(plan.at(3).hidden());
    }

    @Test
    void zerosForAnEmptyNegativePromptAreAsLongAsThePrompt() {
        Prompts prompts = encode("a ".repeat(80), "");

        assertThat(prompts.positive().at(0).tokens()).isEqualTo(154);
        assertThat(prompts.negative().at(0).tokens()).isEqualTo(154);
        assertThat(prompts.negative().at(0).hidden()).containsOnly(0);
        assertThat(prompts.negative().at(0).pooled()).containsOnly(0);
        assertThat(encode("a", "fog").negative().at(0).pooled()).doesNotContain(0);
    }

    private static Prompts encode(String prompt, String negative) {
        GenerationSettings s = TinyModels.settings(MODEL);
        GenerationSettings settings =
                new GenerationSettings(
                        s.model(),
                        s.vae(),
                        prompt,
                        negative,
                        s.width(),
                        s.height(),
                        s.steps(),
                        s.sampler(),
                        s.schedule(),
                        s.guidanceScale(),
                        s.guidanceRescale(),
                        s.seed(),
                        s.count(),
                        s.clipSkip(),
                        s.random(),
                        s.prediction(),
                        List.of());
        return Prompts.encode(model.text(), settings, 8, Progress.NONE, new Cancellation());
    }
}
