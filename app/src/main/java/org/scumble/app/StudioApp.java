package org.scumble.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.scumble.app.generate.Choice;
import org.scumble.app.generate.TokenCount;
import org.scumble.app.settings.AppFolders;
import org.scumble.app.settings.WindowState;
import org.scumble.app.shell.ProblemView;
import org.scumble.app.store.StoreException;
import org.scumble.app.ui.WindowPlace;
import org.scumble.assets.Assets;
import org.scumble.engine.Device;
import org.scumble.engine.Engine;
import org.scumble.engine.EngineOptions;
import org.scumble.engine.LoraFinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The studio as a program: wires engine, library and window together, here and nowhere else, and
/// closes them in order.
public final class StudioApp extends Application {
    private static final Logger LOG = LoggerFactory.getLogger(StudioApp.class);

    private @Nullable LazyEngine engine;
    private volatile @Nullable Studio studio;
    private @Nullable StudioWindow window;
    private @Nullable Stage stage;
    private String problem = "";

    /// Opens the library, on a thread that JavaFX lends for it.
    @Override
    public void init() {
        try {
            AppFolders folders = AppFolders.standard();
            Assets assets = Assets.find();
            LazyEngine lazy =
                    new LazyEngine(
                            new EngineOptions(
                                    folders.cache(),
                                    assets.clipTokenizer(),
                                    Device.CPU,
                                    0,
                                    new StudioLoras()));
            engine = lazy;
            studio = new Studio(folders, backend(lazy, assets), Platform::runLater);
        } catch (StoreException e) {
            problem = String.valueOf(e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            LOG.error("The studio could not start", e);
            problem =
                    "Scumble could not start: %s. Installing it again may help; the log has the details."
                            .formatted(e);
        }
    }

    @Override
    public void start(Stage primary) {
        stage = primary;
        primary.setTitle("Scumble");
        for (String icon : new String[] {"icon-32.png", "icon-64.png", "icon-256.png"}) {
            primary.getIcons()
                    .add(
                            new Image(
                                    Objects.requireNonNull(
                                            StudioApp.class.getResourceAsStream(icon))));
        }
        if (studio == null) {
            primary.setScene(new Scene(new ProblemView(problem, Platform::exit)));
            primary.show();
            return;
        }
        Studio opened = studio;
        window = new StudioWindow(opened);
        primary.setScene(window.scene());
        WindowPlace.restore(primary, opened.settings().window());
        Thread.currentThread()
                .setUncaughtExceptionHandler(
                        (thread, e) -> opened.notices().showError("Something went wrong", e));
        primary.show();
        window.focusPrompt();
        opened.start();
        if (Boolean.getBoolean(Main.REHEARSAL)) {
            Platform.runLater(Platform::exit);
        }
    }

    @Override
    public void stop() {
        try {
            if (studio != null && window != null && stage != null) {
                WindowState state = WindowPlace.of(stage, window.settingsWidth());
                studio.settings().setWindow(state);
            }
        } finally { // a full disk must not keep the work from ending well
            try {
                if (studio != null) {
                    studio.close();
                }
            } finally {
                if (engine != null) {
                    engine.close();
                }
            }
        }
    }

    /// Those that prompts name; the engine asks on a thread of its own.
    private final class StudioLoras implements LoraFinder {
        @Override
        public List<Path> find(String name) {
            return folders().find(name);
        }

        @Override
        public List<Path> embeddings() {
            return folders().embeddings();
        }

        private LoraFinder folders() {
            Studio opened = studio;
            return opened == null ? LoraFinder.NONE : opened.loras().folders();
        }
    }

    static Backend backend(LazyEngine engine, Assets assets) {
        return new Backend(
                (request, progress, cancellation) ->
                        engine.get().generate(request, progress, cancellation),
                Engine::describe,
                new AdapterInspector(engine),
                (model, prompt) -> tokens(engine.get().countTokens(Path.of(model), prompt)),
                new PictureSettingsReader(),
                Engine::memory,
                choices(Engine.samplers()),
                choices(Engine.schedules()),
                assets.starter());
    }

    private static TokenCount tokens(Engine.TokenCount count) {
        return new TokenCount(count.tokens(), count.capacity());
    }

    private static List<Choice> choices(List<Engine.Choice> choices) {
        return choices.stream().map(choice -> new Choice(choice.id(), choice.label())).toList();
    }
}
