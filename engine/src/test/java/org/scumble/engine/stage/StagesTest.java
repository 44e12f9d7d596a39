package org.scumble.engine.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scumble.engine.Cancellation;
import org.scumble.engine.Device;
import org.scumble.engine.EngineException;
import org.scumble.engine.TinyModels;
import org.scumble.engine.image.Raster;
import org.scumble.engine.prompt.Prompt;
import org.scumble.engine.prompt.WeightedPrompt;
import org.scumble.engine.runtime.OnnxRuntime;
import org.scumble.engine.weights.Checkpoint;

/// The stages of a tiny model, one by one.
class StagesTest {
    @TempDir private static Path cache;
    @TempDir private Path folder;
    private static DiffusionModel model;

    private static Checkpoint checkpoint;

    @BeforeAll
    static void open() {
        checkpoint = Checkpoint.open(TinyModels.folder("sd15"));
        model = DiffusionModel.open(checkpoint, cache, new OnnxRuntime(cache, Device.CPU, 1));
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @ParameterizedTest
    @CsvSource({"16, 16, 16, 16", "17, 5, 8, 2", "33, 20, 11, 6", "1, 40, 1, 40", "5, 100, 1, 20"})
    void previewsAreSmallAndKeepTheProportions(int height, int width, int high, int wide) {
        LatentSize size = new LatentSize(4, height, width);

        Raster preview = model.preview().of(new float[size.elements()], size, new Cancellation());

        int scale = model.codec().pixelsPerLatent();
        assertThat(preview.height()).isEqualTo(high * scale);
        assertThat(preview.width()).isEqualTo(wide * scale);
    }

    @Test
    void aPreviewOfSmallLatentsIsTheirPicture() {
        LatentSize size = new LatentSize(4, 6, 8);
        float[] latents = new float[size.elements()];
        for (int i = 0; i < latents.length; i++) {
            latents[i] = (float) Math.sin(i);
        }

        Raster preview = model.preview().of(latents, size, new Cancellation());

        int scale = model.codec().pixelsPerLatent();
        assertThat(preview.rgba())
                .isEqualTo(
                        Raster.fromPlanes(
                                        model.codec().decode(latents, size, new Cancellation()),
                                        8 * scale,
                                        6 * scale)
                                .rgba());
    }

    @Test
    void clipSkipLeavesOutLayersUpToTheLastButOne() {
        int layers = checkpoint.textEncoders().getFirst().config().transformer().layers();
        float[] none = encode(0).hidden();

        assertThat(encode(1).hidden()).isEqualTo(none);
        assertThat(encode(layers).hidden()).isNotEqualTo(none);
        assertThatThrownBy(() -> encode(layers + 1))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("choose at most " + layers);
    }

    @Test
    void shortPromptsArePaddedToAsManyWindowsAsAsked() {
        List<WeightedPrompt> prompts = prompts();

        Conditioning one = model.text().encode(prompts, 1, 0, new Cancellation());
        Conditioning two = model.text().encode(prompts, 2, 0, new Cancellation());

        assertThat(one.tokens()).isEqualTo(77);
        assertThat(two.tokens()).isEqualTo(154);
        assertThat(Arrays.copyOf(two.hidden(), one.hidden().length))
                .usingComparatorWithPrecision(1e-5f)
                .containsExactly(one.hidden());
    }

    @Test
    void aTokenizerOfAnotherModelIsRefused() throws IOException {
        Path longer = TinyModels.copy("sd15", folder.resolve("longer"));
        replace(
                longer.resolve("tokenizer/tokenizer_config.json"),
                "\"model_max_length\": 77",
                "\"model_max_length\": 78");
        Path larger = TinyModels.copy("sd15", folder.resolve("larger"));
        replace(larger.resolve("tokenizer/vocab.json"), ": 73", ": 74");

        assertMisfit(longer, "prompts of 78 tokens, the text encoder takes 77");
        assertMisfit(larger, "up to number 74, the text encoder knows those below 74");
    }

    private static void assertMisfit(Path model, String problem) {
        assertThatThrownBy(
                        () ->
                                DiffusionModel.open(
                                        Checkpoint.open(model),
                                        cache,
                                        new OnnxRuntime(cache, Device.CPU, 1)))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("does not belong to this model")
                .hasMessageContaining(problem)
                .extracting("reason")
                .isEqualTo(EngineException.Reason.BAD_FILE);
    }

    private static void replace(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).containsOnlyOnce(from);
        Files.writeString(file, text.replace(from, to));
    }

    private static Conditioning encode(int clipSkip) {
        return model.text().encode(prompts(), 1, clipSkip, new Cancellation());
    }

    private static List<WeightedPrompt> prompts() {
        return model.text().schedules(Prompt.parse("a hill"), 1).stream()
                .map(schedule -> schedule.at(0))
                .toList();
    }
}
