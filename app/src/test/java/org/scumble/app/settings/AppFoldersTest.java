package org.scumble.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.store.StoreException;

class AppFoldersTest {
    private static final Path HOME = Path.of("home");

    @Test
    void followsEachSystemsCustom() {
        assertThat(AppFolders.of("Linux", HOME, Map.of()).data())
                .isEqualTo(HOME.resolve(".local/share/scumble"));
        assertThat(AppFolders.of("Linux", HOME, Map.of("XDG_DATA_HOME", "data")).data())
                .isEqualTo(Path.of("data/scumble"));
        assertThat(AppFolders.of("Windows 11", HOME, Map.of("APPDATA", "roaming")).data())
                .isEqualTo(Path.of("roaming/Scumble"));
        assertThat(AppFolders.of("Mac OS X", HOME, Map.of()).data())
                .isEqualTo(HOME.resolve("Library/Application Support/Scumble"));
        assertThat(AppFolders.of("Linux", HOME, Map.of()).pictures())
                .isEqualTo(HOME.resolve("Pictures/Scumble"));
    }

    @Test
    void saysWhatToDoAboutAFolderItCannotMake(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        AppFolders folders = AppFolders.in(file.resolve("scumble"));

        assertThatThrownBy(folders::create)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(folders.data().toString())
                .hasMessageContaining("SCUMBLE_HOME");
    }
}
