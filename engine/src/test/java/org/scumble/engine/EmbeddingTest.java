package org.scumble.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.FileHash;
import org.scumble.engine.weights.SafetensorsWriter;

/// Textual inversions in prompts, from their files to what pictures say they were made with.
class EmbeddingTest {
    /// How many numbers a token is to the tiny model.
    private static final int WIDTH = 24;

    @TempDir private Path folder;
    private Engine engine;

    @BeforeEach
    void open() {
        List<Path> words = List.of(word("blot", WIDTH), word("fog", WIDTH), word("wide", 768));
        LoraFinder finder =
                new LoraFinder() {
                    @Override
                    public List<Path> find(String name) {
                        return List.of();
                    }

                    @Override
                    public List<Path> embeddings() {
                        return words;
                    }
                };
        engine = Engine.open(new EngineOptions(folder, folder, Device.CPU, 1, finder));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aPictureNamesThoseItWasMadeWithAndNoOthers() {
        List<AppliedEmbedding> used = used("a Blot, wide, embedding:blot, embedding:gone");

        assertThat(used)
                .containsExactly(
                        new AppliedEmbedding("blot", hash("blot")),
                        new AppliedEmbedding("fog", hash("fog"))); // of the negative prompt
        assertThat(used("a boat")).extracting(AppliedEmbedding::name).containsExactly("fog");
    }

    private List<AppliedEmbedding> used(String prompt) {
        GenerationSettings settings = TinyModels.settings(TinyModels.folder("sd15"));
        return engine.generate(
                        new GenerationRequest.TextToImage(settings.withPrompt(prompt)),
                        Progress.NONE,
                        new Cancellation())
                .getFirst()
                .provenance()
                .embeddings();
    }

    private String hash(String name) {
        return FileHash.sha256(file(name)).substring(0, 12);
    }

    private Path word(String name, int width) {
        Path file = file(name);
        SafetensorsWriter.write(
                file,
                Map.of("emb_params", HostTensor.of(new float[2 * width], 2, width)),
                Map.of("name", name));
        return file;
    }

    private Path file(String name) {
        return folder.resolve(name + ".safetensors");
    }
}
