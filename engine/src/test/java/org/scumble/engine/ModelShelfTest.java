package org.scumble.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.runtime.OnnxRuntime;
import org.scumble.engine.stage.DiffusionModel;
import org.scumble.engine.tokenizer.ClipTokenizer;

class ModelShelfTest {
    private static final String WEIGHTS = "diffusion_pytorch_model.safetensors";

    @TempDir private Path folder;
    private Path model;
    private ModelShelf shelf;

    @BeforeEach
    void make() {
        model = TinyModels.copy("sd15", folder.resolve("model"));
        shelf = new ModelShelf(new OnnxRuntime(folder, Device.CPU, 1), folder);
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    @Test
    void theModelUsedLastStaysOpen() {
        DiffusionModel first = open(model);

        assertThat(open(model)).isSameAs(first);
        assertThat(open(TinyModels.folder("sd2v"))).isNotSameAs(first);
    }

    @Test
    void weightsReplacedInsideAFolderAreReadAnew() throws IOException {
        DiffusionModel first = open(model);
        FileTime folderTime = Files.getLastModifiedTime(model);
        touch(model.resolve("unet").resolve(WEIGHTS));

        assertThat(Files.getLastModifiedTime(model)).isEqualTo(folderTime);
        assertThat(open(model)).isNotSameAs(first);
    }

    @Test
    void aReplacedAutoencoderFileIsReadAnew() throws IOException {
        Path vae = folder.resolve("vae.safetensors");
        Files.copy(model.resolve("vae").resolve(WEIGHTS), vae);
        ModelStamp before = ModelStamp.of(vae);

        assertThat(ModelStamp.of(vae)).isEqualTo(before);
        touch(vae);
        assertThat(ModelStamp.of(vae)).isNotEqualTo(before);
    }

    @Test
    void anotherVocabularyIsReadAnew() throws IOException {
        ClipTokenizer first = shelf.tokenizer(model);
        assertThat(shelf.tokenizer(model)).isSameAs(first);

        touch(model.resolve("tokenizer").resolve("merges.txt"));

        assertThat(shelf.tokenizer(model)).isNotSameAs(first);
    }

    @Test
    void aRefusedModelDoesNotCloseTheOpenOne() throws IOException {
        DiffusionModel first = open(model);
        Path broken = TinyModels.copy("sd2v", folder.resolve("broken"));
        Files.copy(
                broken.resolve("vae").resolve(WEIGHTS),
                broken.resolve("unet").resolve(WEIGHTS),
                StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> open(broken)).isInstanceOf(EngineException.class);
        assertThatThrownBy(() -> open(folder.resolve("gone"))).isInstanceOf(EngineException.class);
        assertThatThrownBy(() -> shelf.open(model, folder.resolve("gone"), null, List.of()))
                .isInstanceOf(EngineException.class);

        assertThat(open(model)).isSameAs(first);
    }

    private DiffusionModel open(Path path) {
        return shelf.open(path, null, null, List.of());
    }

    /// As if the file had been written again, in another moment.
    private static void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(100)));
    }
}
