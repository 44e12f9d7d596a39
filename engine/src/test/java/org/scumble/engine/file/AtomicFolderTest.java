package org.scumble.engine.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFolderTest {
    @TempDir private Path folder;

    @Test
    void appearsWithAllThatIsInIt() throws IOException {
        Path target = folder.resolve("model");

        AtomicFolder.write(
                target,
                part -> {
                    assertThat(names()).singleElement().matches(name -> name.startsWith("."));
                    Files.writeString(
                            Files.createDirectory(part.resolve("unet")).resolve("a"), "x");
                });

        assertThat(target.resolve("unet/a")).hasContent("x");
        assertThat(names()).containsExactly("model");
    }

    @Test
    void aFailureLeavesNothing() throws IOException {
        assertThatThrownBy(
                        () ->
                                AtomicFolder.write(
                                        folder.resolve("model"),
                                        part -> {
                                            Files.createDirectories(part.resolve("unet/deep"));
                                            Files.writeString(part.resolve("unet/a"), "half");
                                            throw new IOException("disk full");
                                        }))
                .hasMessage("disk full");

        assertThat(names()).isEmpty();
    }

    @Test
    void replacesNothing() throws IOException {
        Path target = Files.createDirectory(folder.resolve("model"));

        assertThatThrownBy(() -> AtomicFolder.write(target, part -> {}))
                .isInstanceOf(FileAlreadyExistsException.class);

        assertThat(names()).containsExactly("model");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
