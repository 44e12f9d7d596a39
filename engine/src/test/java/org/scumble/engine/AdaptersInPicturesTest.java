package org.scumble.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.GenerationRequest.TextToImage;
import org.scumble.engine.image.PngText;
import org.scumble.engine.image.Raster;
import org.scumble.engine.provenance.PictureSettings;

/// What finished pictures say of the LoRAs and textual inversions they were made with.
class AdaptersInPicturesTest {
    @TempDir private Path folder;

    @Test
    void lorasAreWrittenAsTagsAndByTheirHashes() {
        GenerationRequest request =
                new TextToImage(
                        TinyModels.settings(Path.of("m"))
                                .withPrompt("a boat <lora:hands:0.5>")
                                .withLoras(
                                        List.of(
                                                new LoraUse("/l/ink.safetensors", 0.8, 0.8),
                                                new LoraUse("/l/oil.safetensors", 1, 0.5))));
        Provenance made =
                made(
                        List.of(
                                new AppliedLora("ink", "0123456789ab", 0.8, 0.8),
                                new AppliedLora("hands", "ba9876543210", 0.5, 0.5),
                                new AppliedLora("gone", "", 1, 1)),
                        List.of());
        Path file = saved(request, made);

        PictureSettings foreign = PictureFile.readForeign(file).orElseThrow();
        PictureRecord ours = PictureFile.read(file).orElseThrow();

        assertThat(foreign.prompt())
                .isEqualTo("a boat <lora:hands:0.5> <lora:ink:0.8> <lora:oil:0.5:1.0>");
        assertThat(foreign.other())
                .containsEntry("Lora hashes", "ink: 0123456789ab, hands: ba9876543210");
        assertThat(ours.request().settings().loras()).isEqualTo(request.settings().loras());
        assertThat(ours.provenance()).isEqualTo(made);
    }

    @Test
    void textualInversionsAreWrittenByTheirHashes() throws IOException {
        GenerationRequest request = new TextToImage(TinyModels.settings(Path.of("m")));
        Provenance made =
                made(
                        List.of(),
                        List.of(
                                new AppliedEmbedding("easy", "0123456789ab"),
                                new AppliedEmbedding("bad: hands, v2", "ba9876543210")));
        Path file = saved(request, made);

        PictureSettings foreign = PictureFile.readForeign(file).orElseThrow();

        assertThat(PngText.read(file).get("parameters"))
                .contains(", TI hashes: \"easy: 0123456789ab, bad hands v2: ba9876543210\"");
        assertThat(foreign.other())
                .containsEntry("TI hashes", "easy: 0123456789ab, bad hands v2: ba9876543210")
                .doesNotContainKey("Lora hashes");
        assertThat(PictureFile.read(file).orElseThrow().provenance()).isEqualTo(made);
    }

    private static Provenance made(List<AppliedLora> loras, List<AppliedEmbedding> embeddings) {
        return new Provenance(
                "tiny", "", "DDIM", "DDIM", "Scumble", "Processor", loras, embeddings);
    }

    private Path saved(GenerationRequest request, Provenance made) {
        Path file = folder.resolve("picture.png");
        PictureFile.save(
                new GenerationResult(
                        Raster.blank(6, 4), request, 0, 42, made, Duration.ofMillis(1)),
                file);
        return file;
    }
}
