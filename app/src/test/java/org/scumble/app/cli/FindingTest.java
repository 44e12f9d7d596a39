package org.scumble.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.scumble.app.cli.Finding.Level;

class FindingTest {
    private static final long GIGABYTE = 1L << 30;

    @Test
    void littleMemoryIsAWarningWithWhatItIsGoodFor() {
        Finding finding = Finding.memory(4 * GIGABYTE, GIGABYTE);

        assertThat(finding.level()).isEqualTo(Level.WARNING);
        assertThat(finding.line()).startsWith("! Memory").contains("starter model", "8 GB");
        assertThat(Finding.memory(16 * GIGABYTE, 0).level()).isEqualTo(Level.GOOD);
    }

    @Test
    void aFullDiskIsAWarningWithWhatToDo() {
        Finding finding = Finding.folder("Cache folder", Path.of("cache"), GIGABYTE / 2);

        assertThat(finding.level()).isEqualTo(Level.WARNING);
        assertThat(finding.line()).startsWith("! Cache folder").contains("SCUMBLE_HOME");
        assertThat(Finding.folder("Cache folder", Path.of("cache"), 2 * GIGABYTE).level())
                .isEqualTo(Level.GOOD);
    }
}
