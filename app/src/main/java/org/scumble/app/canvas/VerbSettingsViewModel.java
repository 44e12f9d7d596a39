package org.scumble.app.canvas;

import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.CanvasSettings;
import org.scumble.app.canvas.document.Document;
import org.scumble.engine.InpaintOptions;
import org.scumble.engine.InpaintOptions.Processing;
import org.scumble.engine.image.Infill;

/// How verbs paint, as the artist edits it. It is a part of the document: each change is a step
/// that can be undone, and is saved with it. Null stands for what the program chooses.
public final class VerbSettingsViewModel {
    private final OpenCanvas canvas;
    private final DoubleProperty strength = new SimpleDoubleProperty();
    private final ObjectProperty<@Nullable Integer> grow = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Integer> feather = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Integer> blend = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Integer> padding = new SimpleObjectProperty<>();
    private final ObjectProperty<Infill> infill = new SimpleObjectProperty<>(Infill.ORIGINAL);
    private final ObjectProperty<Processing> processing =
            new SimpleObjectProperty<>(Processing.AUTO);
    private final BooleanProperty colourMatch = new SimpleBooleanProperty(true);

    /// Whether the fields follow the document just now, which is no edit.
    private boolean following;

    VerbSettingsViewModel(OpenCanvas canvas) {
        this.canvas = canvas;
        canvas.documentProperty().addListener((property, before, now) -> follow(now));
        follow(canvas.documentProperty().get());
        strength.addListener((property, before, now) -> edited("Strength"));
        grow.addListener((property, before, now) -> edited("Grow mask"));
        feather.addListener((property, before, now) -> edited("Feather mask"));
        blend.addListener((property, before, now) -> edited("Blend"));
        padding.addListener((property, before, now) -> edited("Surroundings"));
        infill.addListener((property, before, now) -> edited("Infill"));
        processing.addListener((property, before, now) -> edited("Size to paint at"));
        colourMatch.addListener((property, before, now) -> edited("Colour match"));
    }

    /// How freely Refine and Variations paint, 0 to 1.
    public DoubleProperty strengthProperty() {
        return strength;
    }

    public ObjectProperty<@Nullable Integer> growProperty() {
        return grow;
    }

    public ObjectProperty<@Nullable Integer> featherProperty() {
        return feather;
    }

    public ObjectProperty<@Nullable Integer> blendProperty() {
        return blend;
    }

    public ObjectProperty<@Nullable Integer> paddingProperty() {
        return padding;
    }

    /// What lies under the mask; [Infill#ORIGINAL] leaves it to the verb.
    public ObjectProperty<Infill> infillProperty() {
        return infill;
    }

    public ObjectProperty<Processing> processingProperty() {
        return processing;
    }

    public BooleanProperty colourMatchProperty() {
        return colourMatch;
    }

    /// Leaves everything to the program again.
    public void reset() {
        Document document = canvas.documentProperty().get();
        if (document != null) {
            CanvasSettings initial = CanvasSettings.initial(document.width(), document.height());
            commit(
                    "Reset painting settings",
                    document,
                    document.settings()
                            .withStrength(initial.strength())
                            .withOptions(initial.options()));
        }
    }

    private void follow(@Nullable Document document) {
        if (document == null) {
            return;
        }
        following = true;
        try {
            CanvasSettings settings = document.settings();
            InpaintOptions options = settings.options();
            strength.set(settings.strength());
            grow.set(options.grow());
            feather.set(options.feather());
            blend.set(options.blend());
            padding.set(options.padding());
            infill.set(options.infill());
            processing.set(options.processing());
            colourMatch.set(options.colourMatch());
        } finally {
            following = false;
        }
    }

    private void edited(String name) {
        Document document = canvas.documentProperty().get();
        if (following || document == null) {
            return;
        }
        InpaintOptions options =
                new InpaintOptions(
                        grow.get(),
                        feather.get(),
                        blend.get(),
                        padding.get(),
                        Objects.requireNonNullElse(infill.get(), Infill.ORIGINAL),
                        Objects.requireNonNullElse(processing.get(), Processing.AUTO),
                        colourMatch.get());
        commit(
                name,
                document,
                document.settings().withStrength(strength.get()).withOptions(options));
    }

    /// Edits of one field in a row are one step to undo.
    private void commit(String name, Document document, CanvasSettings to) {
        if (!to.equals(document.settings())) {
            canvas.commit(name, document.withSettings(to), name);
        }
    }
}
