package org.scumble.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.Cancellation;
import org.scumble.engine.Device;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.Progress;
import org.scumble.engine.TinyModels;
import org.scumble.engine.prompt.Embedding;
import org.scumble.engine.prompt.Embeddings;
import org.scumble.engine.prompt.ListedEmbeddings;
import org.scumble.engine.runtime.OnnxRuntime;
import org.scumble.engine.stage.DiffusionModel;
import org.scumble.engine.weights.Checkpoint;

class PromptsTest {
    private static final Path MODEL = TinyModels.folder("sdxl");

    @TempDir private static Path cache;
    private static DiffusionModel model;
    private final List<String> notices = new ArrayList<>();

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

    @Test
    void anEmbeddingIsPartOfWhatThePromptMeans() {
        Embedding blot = new Embedding("blot", List.of(new float[2][16], new float[2][24]));

        Prompts prompts = encode("a hill, blot", "blot", ListedEmbeddings.of(blot));

        assertThat(notices).isEmpty();
        float[] hidden = prompts.positive().at(0).hidden();
        assertThat(hidden).isNotEqualTo(encode("a hill, blot", "blot").positive().at(0).hidden());
        assertThat(hidden).isNotEqualTo(encode("a hill,", "blot").positive().at(0).hidden());
        assertThat(prompts.negative().at(0).hidden())
                .isEqualTo(
                        encode("a", "embedding:BLOT", ListedEmbeddings.of(blot))
                                .negative()
                                .at(0)
                                .hidden());
    }

    @Test
    void embeddingsThatCannotBeUsedAreReportedOnce() {
        ListedEmbeddings known =
                ListedEmbeddings.of(
                        new Embedding("old", List.<float[][]>of(new float[2][16])),
                        new Embedding("wide", List.of(new float[2][16], new float[2][32])));

        Prompts prompts = encode("an old hill, embedding:gone", "wide embedding:gone, old", known);

        assertThat(notices)
                .containsExactly(
                        "The embedding 'old' is not used: it has nothing for one of the model's"
                                + " text encoders. Choose one made for this kind of model.",
                        "The embedding 'gone' was not found. Check its name, or put its"
                                + " .safetensors file where the others are.",
                        "The embedding 'wide' is not used: its vectors have 32 numbers, the"
                                + " model's have 24. Choose one made for this kind of model.");
        assertThat(prompts.positive().at(0).hidden())
                .isEqualTo(encode("an old hill,", "").positive().at(0).hidden());
    }

    @Test
    void anEmbeddingThatCannotBeReadIsNoReasonToStop() {
        Embeddings damaged =
                new Embeddings() {
                    @Override
                    public List<String> names() {
                        return List.of("blot");
                    }

                    @Override
                    public Optional<Embedding> find(String name) {
                        throw new EngineException(Reason.BAD_FILE, "Its file is damaged.");
                    }
                };

        Prompts prompts = encode("a hill, embedding:blot", "blot", damaged);

        assertThat(notices)
                .containsExactly("The embedding 'blot' is not used. Its file is damaged.");
        assertThat(prompts.positive().at(0).hidden())
                .isEqualTo(encode("a hill,", "").positive().at(0).hidden());
    }

    private Prompts encode(String prompt, String negative) {
        return encode(prompt, negative, Embeddings.NONE);
    }

    private Prompts encode(String prompt, String negative, Embeddings embeddings) {
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
        Progress progress =
                event -> {
                    if (event instanceof Progress.Notice(String text)) {
                        notices.add(text);
                    }
                };
        return Prompts.encode(model.text(), embeddings, settings, 8, progress, new Cancellation());
    }
}
