package org.scumble.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.Requests;
import org.scumble.app.store.Database;

class SettingsStoreTest {
    @TempDir Path folder;

    @Test
    void startsWithDefaults() {
        try (Database database = open()) {
            SettingsStore settings = new SettingsStore(database);
            assertThat(settings.theme()).isEqualTo(Theme.DARK);
            assertThat(settings.window()).isEmpty();
            assertThat(settings.request()).isEmpty();
        }
    }

    @Test
    void remembersFromStartToStart() {
        WindowState window = new WindowState(10, 20, 1200, 800, true, 360);
        try (Database database = open()) {
            SettingsStore settings = new SettingsStore(database);
            settings.setTheme(Theme.LIGHT);
            settings.setWindow(window);
            settings.setRequest(Requests.of("a"));
            settings.setRequest(Requests.of("b"));
        }
        try (Database database = open()) {
            SettingsStore settings = new SettingsStore(database);
            assertThat(settings.theme()).isEqualTo(Theme.LIGHT);
            assertThat(settings.window()).contains(window);
            assertThat(settings.request()).contains(Requests.of("b"));
        }
    }

    private Database open() {
        return Database.open(folder.resolve("library.db"));
    }
}
