package org.scumble.app.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.scumble.app.store.Database;
import org.scumble.app.store.Json;
import org.scumble.engine.GenerationRequest;

/// What the window remembers from one start to the next.
public final class SettingsStore {
    private static final String THEME = "theme";
    private static final String WINDOW = "window";
    private static final String REQUEST = "request";
    private static final String CANVAS = "canvas";
    private static final String KEYS = "keys";
    private static final String TOOLS = "tools";
    private static final String LORAS = "loras";
    private static final String LORA_PLACES = "lora-places";
    private static final String STEP_TIME = "step-time:";

    private final Database database;

    public SettingsStore(Database database) {
        this.database = database;
    }

    public Theme theme() {
        return read(THEME, Theme.class).orElse(Theme.DARK);
    }

    public void setTheme(Theme theme) {
        write(THEME, theme);
    }

    public Optional<WindowState> window() {
        return read(WINDOW, WindowState.class);
    }

    public void setWindow(WindowState window) {
        write(WINDOW, window);
    }

    /// The settings the artist last had on screen.
    public Optional<GenerationRequest> request() {
        return read(REQUEST, GenerationRequest.class);
    }

    public void setRequest(GenerationRequest request) {
        write(REQUEST, request);
    }

    /// The canvases the artist worked on.
    public Optional<CanvasState> canvas() {
        return read(CANVAS, CanvasState.class);
    }

    public void setCanvas(CanvasState state) {
        write(CANVAS, state);
    }

    /// The keys the artist chose.
    public KeyBindings keys() {
        return read(KEYS, KeyBindings.class).orElse(KeyBindings.ORIGINAL);
    }

    public void setKeys(KeyBindings keys) {
        write(KEYS, keys);
    }

    /// What the artist last painted with.
    public Optional<ToolSettings> tools() {
        return read(TOOLS, ToolSettings.class);
    }

    public void setTools(ToolSettings tools) {
        write(TOOLS, tools);
    }

    /// The LoRAs the artist last had at hand.
    public Optional<LoraChoices> loras() {
        return read(LORAS, LoraChoices.class);
    }

    public void setLoras(LoraChoices loras) {
        write(LORAS, loras);
    }

    /// The folders of adapter files that the artist added, oldest first.
    public List<Path> loraFolders() {
        return read(LORA_PLACES, LoraPlaces.class)
                .map(places -> places.folders().stream().map(Path::of).toList())
                .orElse(List.of());
    }

    public void setLoraFolders(List<Path> folders) {
        write(LORA_PLACES, new LoraPlaces(folders.stream().map(Path::toString).toList()));
    }

    /// How long a model's steps took when they were last measured.
    ///
    /// @param model its path
    public Optional<StepTime> stepTime(String model) {
        return read(STEP_TIME + model, StepTime.class);
    }

    public void setStepTime(String model, StepTime time) {
        write(STEP_TIME + model, time);
    }

    private <T> Optional<T> read(String name, Class<T> type) {
        return database.read(
                        session ->
                                session.first(
                                        "SELECT value FROM setting WHERE name = ?",
                                        row -> row.getString(1),
                                        name))
                .flatMap(text -> Json.read(text, type));
    }

    private void write(String name, Object value) {
        database.write(
                session ->
                        session.update(
                                "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name)"
                                        + " DO UPDATE SET value = excluded.value",
                                name,
                                Json.write(value)));
    }
}
