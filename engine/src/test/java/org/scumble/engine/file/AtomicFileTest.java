package org.scumble.engine.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir private Path folder;

    @Test
    void replacesWhatWasThere() throws IOException {
        Path file = folder.resolve("file.txt");
        Files.writeString(file, "before");

        AtomicFile.write(file, channel -> AtomicFile.writeFully(channel, bytes("after")));

        assertThat(file).hasContent("after");
        assertThat(names()).containsExactly("file.txt");
    }

    @Test
    void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("file.txt");
        Files.writeString(file, "before");

        assertThatThrownBy(
                        () ->
                                AtomicFile.write(
                                        file,
                                        channel -> {
                                            AtomicFile.writeFully(channel, bytes("half"));
                                            throw new IOException("disk full");
                                        }))
                .hasMessage("disk full");

        assertThat(file).hasContent("before");
        assertThat(names()).containsExactly("file.txt");
    }

    @Test
    void tellsAnUnfinishedFileFromOthers() throws IOException {
        Path file = folder.resolve("file.txt");

        AtomicFile.write(
                file,
                channel -> {
                    assertThat(Files.list(folder))
                            .singleElement()
                            .matches(AtomicFile::isUnfinished);
                    AtomicFile.writeFully(channel, bytes("whole"));
                });

        assertThat(AtomicFile.isUnfinished(file)).isFalse();
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
