package org.scumble.app.canvas;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.scumble.app.canvas.paint.Selections;
import org.scumble.app.canvas.paint.TextStyle;
import org.scumble.app.canvas.tool.ToolOptions;

/// What the options bar says, beside the brush.
public final class OptionsViewModel {
    private final ObjectProperty<Selections.Mode> mode =
            new SimpleObjectProperty<>(Selections.Mode.REPLACE);
    private final DoubleProperty feather = new SimpleDoubleProperty();
    private final IntegerProperty tolerance = new SimpleIntegerProperty();
    private final BooleanProperty contiguous = new SimpleBooleanProperty();
    private final BooleanProperty sampleAll = new SimpleBooleanProperty();
    private final BooleanProperty radial = new SimpleBooleanProperty();
    private final BooleanProperty toTransparent = new SimpleBooleanProperty();
    private final IntegerProperty pickSize = new SimpleIntegerProperty();
    private final StringProperty family = new SimpleStringProperty("");
    private final DoubleProperty textSize = new SimpleDoubleProperty();
    private final BooleanProperty bold = new SimpleBooleanProperty();
    private final BooleanProperty italic = new SimpleBooleanProperty();

    OptionsViewModel() {
        restore(ToolOptions.initial());
    }

    void restore(ToolOptions options) {
        mode.set(options.mode());
        feather.set(options.feather());
        tolerance.set(options.tolerance());
        contiguous.set(options.contiguous());
        sampleAll.set(options.sampleAll());
        radial.set(options.radial());
        toTransparent.set(options.toTransparent());
        pickSize.set(options.pickSize());
        family.set(options.text().family());
        textSize.set(options.text().size());
        bold.set(options.text().bold());
        italic.set(options.text().italic());
    }

    /// What is chosen now.
    public ToolOptions options() {
        return new ToolOptions(
                mode.get(),
                feather.get(),
                tolerance.get(),
                contiguous.get(),
                sampleAll.get(),
                radial.get(),
                toTransparent.get(),
                Math.max(1, pickSize.get()),
                new TextStyle(
                        family.get(),
                        textSize.get(),
                        ColoursViewModel.BLACK,
                        bold.get(),
                        italic.get()));
    }

    public ObjectProperty<Selections.Mode> modeProperty() {
        return mode;
    }

    public DoubleProperty featherProperty() {
        return feather;
    }

    public IntegerProperty toleranceProperty() {
        return tolerance;
    }

    public BooleanProperty contiguousProperty() {
        return contiguous;
    }

    public BooleanProperty sampleAllProperty() {
        return sampleAll;
    }

    public BooleanProperty radialProperty() {
        return radial;
    }

    public BooleanProperty toTransparentProperty() {
        return toTransparent;
    }

    public IntegerProperty pickSizeProperty() {
        return pickSize;
    }

    public StringProperty familyProperty() {
        return family;
    }

    public DoubleProperty textSizeProperty() {
        return textSize;
    }

    public BooleanProperty boldProperty() {
        return bold;
    }

    public BooleanProperty italicProperty() {
        return italic;
    }
}
