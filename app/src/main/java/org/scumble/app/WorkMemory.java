package org.scumble.app;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.CanvasViewModel;
import org.scumble.app.generate.FormViewModel;
import org.scumble.app.generate.GenerateViewModel;
import org.scumble.app.settings.LoraChoices;
import org.scumble.app.settings.SettingsStore;
import org.scumble.app.task.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the artist has at hand, the form, the LoRAs and the tools, from one start to the next. It
/// changes with every movement, so it is looked at now and then, and outlives a crash but for its
/// last moments.
final class WorkMemory {
    private static final Logger LOG = LoggerFactory.getLogger(WorkMemory.class);

    private final SettingsStore settings;
    private final GenerateViewModel generate;
    private final CanvasViewModel canvas;
    private final Tasks library;
    private final List<Part<?>> parts;

    /// @param library writes to the settings
    WorkMemory(
            SettingsStore settings,
            GenerateViewModel generate,
            CanvasViewModel canvas,
            Tasks library) {
        this.settings = settings;
        this.generate = generate;
        this.canvas = canvas;
        this.library = library;
        FormViewModel form = generate.form();
        parts =
                List.of(
                        new Part<>("tools", canvas::toolSettings, settings::setTools, null),
                        new Part<>(
                                "LoRAs",
                                form.loras()::choices,
                                settings::setLoras,
                                LoraChoices.NONE),
                        new Part<>("settings", form::request, settings::setRequest, null));
    }

    /// Lays out what was at hand, or an example.
    void restore() {
        generate.begin(settings.request());
        settings.loras().ifPresent(generate.form().loras()::restore);
        settings.tools().ifPresent(canvas::restore);
    }

    /// Writes down what has changed, in the background.
    void remember() {
        parts.forEach(part -> part.remember(library));
    }

    /// Writes down everything, at once.
    void rememberAll() {
        parts.forEach(Part::write);
    }

    private static final class Part<T> {
        private final String name;
        private final Supplier<T> present;
        private final Consumer<T> store;

        /// What it was when it was last remembered.
        private @Nullable T remembered;

        Part(String name, Supplier<T> present, Consumer<T> store, @Nullable T remembered) {
            this.name = name;
            this.present = present;
            this.store = store;
            this.remembered = remembered;
        }

        void remember(Tasks library) {
            T now = present.get();
            if (!now.equals(remembered)) {
                remembered = now;
                library.run(
                        () -> store.accept(now),
                        () -> {},
                        e -> LOG.warn("The {} were not remembered", name, e));
            }
        }

        void write() {
            store.accept(present.get());
        }
    }
}
