package org.scumble.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
            assertThat(settings.canvas()).isEmpty();
            assertThat(settings.loras()).isEmpty();
            assertThat(settings.loraFolders()).isEmpty();
            assertThat(settings.keys()).isEqualTo(KeyBindings.ORIGINAL);
        }
    }

    @Test
    void remembersFromStartToStart() {
        WindowState window = new WindowState(10, 20, 1200, 800, true, 360);
        KeyBindings keys = KeyBindings.ORIGINAL.with("brush", "K").with("eraser", "");
        ToolSettings tools =
                new ToolSettings(
                        Map.of("BRUSH", List.of(24.0, 0.8)), 0xff123456, -1, List.of(0xff010203));
        LoraChoices loras =
                new LoraChoices(
                        List.of(new LoraChoices.Choice("ink.safetensors", 0.8, 0.5, false)));
        CanvasState canvas =
                new CanvasState(
                        "a.journal", List.of(new CanvasState.Entry("a.journal", "Hill", "", 7)));
        try (Database database = open()) {
            SettingsStore settings = new SettingsStore(database);
            settings.setTheme(Theme.LIGHT);
            settings.setWindow(window);
            settings.setRequest(Requests.of("a"));
            settings.setRequest(Requests.of("b"));
            settings.setKeys(keys);
            settings.setTools(tools);
            settings.setCanvas(canvas);
            settings.setLoras(loras);
            settings.setLoraFolders(List.of(folder));
        }
        try (Database database = open()) {
            SettingsStore settings = new SettingsStore(database);
            assertThat(settings.theme()).isEqualTo(Theme.LIGHT);
            assertThat(settings.window()).contains(window);
            assertThat(settings.request()).contains(Requests.of("b"));
            assertThat(settings.keys()).isEqualTo(keys);
            assertThat(settings.tools()).contains(tools);
            assertThat(settings.canvas()).contains(canvas);
            assertThat(settings.loras()).contains(loras);
            assertThat(settings.loraFolders()).containsExactly(folder);
        }
    }

    private Database open() {
        return Database.open(folder.resolve("library.db"));
    }
}
