package org.scumble.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelHashTest {
    @TempDir private Path folder;

    @Test
    void isTheHeadOfTheFilesSha256() throws IOException {
        Path model = Files.writeString(folder.resolve("model.safetensors"), "abc");

        // FIPS 180-2, appendix B.1
        assertThat(hash().of(model)).isEqualTo("ba7816bf8f");
    }

    @Test
    void ofATextualInversionIsLonger() throws IOException {
        Path word = Files.writeString(folder.resolve("word.safetensors"), "abc");

        assertThat(ModelHash.ofEmbedding(word)).isEqualTo("ba7816bf8f01");
    }

    @Test
    void isRememberedUntilTheFileChanges() throws IOException {
        Path model = Files.writeString(folder.resolve("model.safetensors"), "abc");
        hash().of(model);
        Files.writeString(answers().getFirst(), "remembered");
        assertThat(hash().of(model)).isEqualTo("remembered");

        Files.writeString(model, "abd");
        Files.setLastModifiedTime(model, FileTime.fromMillis(0));

        assertThat(hash().of(model)).isEqualTo("a52d159f26");
    }

    @Test
    void isFoundAlsoWhereItCannotBeRemembered() throws IOException {
        Path model = Files.writeString(folder.resolve("model.safetensors"), "abc");
        Files.createFile(folder.resolve("hashes"));

        assertThat(hash().of(model)).isEqualTo("ba7816bf8f");
    }

    @Test
    void aFolderHasNone() {
        assertThat(hash().of(folder)).isEmpty();
    }

    @Test
    void aMissingFileIsNotFound() {
        assertThatThrownBy(() -> hash().of(folder.resolve("gone.safetensors")))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("gone.safetensors");
    }

    private ModelHash hash() {
        return new ModelHash(folder.resolve("hashes"));
    }

    private List<Path> answers() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("hashes"))) {
            return files.toList();
        }
    }
}
