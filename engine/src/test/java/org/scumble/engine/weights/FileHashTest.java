package org.scumble.engine.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.EngineException;

class FileHashTest {
    @TempDir Path folder;

    @Test
    void sha256OfTheWholeFile() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "abc");
        assertThat(FileHash.sha256(file))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        byte[] zeros = new byte[(1 << 20) + 1];
        Path longer = Files.write(folder.resolve("b"), zeros);
        assertThat(FileHash.sha256(longer))
                .isEqualTo("2cb74edba754a81d121c9db6833704a8e7d417e5b13d1a19f4a52f007d644264");
    }

    @Test
    void fingerprintChangesWithContentSizeAndTime() throws IOException {
        FileTime time = FileTime.fromMillis(1_700_000_000_000L);
        Path file = Files.writeString(folder.resolve("a"), "abc");
        Files.setLastModifiedTime(file, time);
        String first = FileHash.fingerprint(file);

        Files.setLastModifiedTime(file, time);
        assertThat(FileHash.fingerprint(file)).isEqualTo(first);
        Files.writeString(file, "abd");
        Files.setLastModifiedTime(file, time);
        assertThat(FileHash.fingerprint(file)).isNotEqualTo(first);
        Files.writeString(file, "abc");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_001L));
        assertThat(FileHash.fingerprint(file)).isNotEqualTo(first);
    }

    @Test
    void saysWhatIsNotThere() {
        assertThatThrownBy(() -> FileHash.fingerprint(folder.resolve("nothing")))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("no such file");
    }
}
