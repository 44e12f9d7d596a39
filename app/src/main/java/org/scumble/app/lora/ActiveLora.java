package org.scumble.app.lora;

import java.nio.file.Path;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.scumble.app.settings.LoraChoices.Choice;
import org.scumble.engine.LoraUse;

/// An adapter that the artist has at hand, at work or switched off. Unless its strengths are
/// separate, that in the text encoders follows the one in the U-Net.
public final class ActiveLora {
    /// Sums are rounded to a thousandth, finer than strengths are told.
    private static final double FINEST = 1000;

    private final Path file;
    private final DoubleProperty unetWeight;
    private final DoubleProperty textEncoderWeight;
    private final BooleanProperty separate;
    private final BooleanProperty on;

    ActiveLora(Choice choice) {
        file = Path.of(choice.file());
        unetWeight = new SimpleDoubleProperty(choice.unetWeight());
        textEncoderWeight = new SimpleDoubleProperty(choice.textEncoderWeight());
        separate = new SimpleBooleanProperty(choice.unetWeight() != choice.textEncoderWeight());
        on = new SimpleBooleanProperty(choice.on());
        unetWeight.addListener((property, before, now) -> follow());
        separate.addListener((property, before, now) -> follow());
    }

    private void follow() {
        if (!separate.get()) {
            textEncoderWeight.set(unetWeight.get());
        }
    }

    public Path file() {
        return file;
    }

    public String name() {
        return LoraFolders.nameOf(file);
    }

    public DoubleProperty unetWeightProperty() {
        return unetWeight;
    }

    public DoubleProperty textEncoderWeightProperty() {
        return textEncoderWeight;
    }

    /// Whether the two strengths are set one by one.
    public BooleanProperty separateProperty() {
        return separate;
    }

    /// Whether it is at work.
    public BooleanProperty onProperty() {
        return on;
    }

    /// Puts it to work by so much more; one that is switched off begins anew.
    void add(LoraMarks.Weights more) {
        double unet = sum(unetWeight, more.unet());
        double text = sum(textEncoderWeight, more.textEncoder());
        separate.set(separate.get() || unet != text);
        unetWeight.set(unet);
        textEncoderWeight.set(text);
        on.set(true);
    }

    private double sum(DoubleProperty weight, double more) {
        double sum = on.get() ? weight.get() + more : more;
        return Math.rint(sum * FINEST) / FINEST;
    }

    Observable[] observables() {
        return new Observable[] {unetWeight, textEncoderWeight, on};
    }

    LoraMarks.Weights weights() {
        return new LoraMarks.Weights(unetWeight.get(), textEncoderWeight.get());
    }

    LoraUse use() {
        return new LoraUse(file.toString(), unetWeight.get(), textEncoderWeight.get());
    }

    Choice choice() {
        return new Choice(file.toString(), unetWeight.get(), textEncoderWeight.get(), on.get());
    }
}
