package org.scumble.app.lora;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.layout.VBox;
import org.scumble.app.ui.SliderField;

/// The strength of an adapter: one slider, or two where that in the text encoders is another.
final class LoraWeightsView extends VBox {
    private static final double STEP = 0.05;
    private static final double USUAL = 1.2;
    private static final double LEAST_OF_SLIDER = -1;
    private static final double MOST_OF_SLIDER = 2;
    private static final double FARTHEST = 10;
    private static final String TIP =
            "How strongly it works: 1 is what its maker meant, 0 is not at all, below 0 the"
                    + " opposite. Type a number to go beyond the slider.";

    private final SliderField together;
    private final SliderField first;
    private final SliderField second;

    /// Kept here and listening weakly: what is weighed outlives sliders that pop up.
    private final ChangeListener<Boolean> separated = (property, before, now) -> show(now);

    LoraWeightsView(DoubleProperty unet, DoubleProperty textEncoder, BooleanProperty separate) {
        getStyleClass().add("lora-weights");
        together = slider("", unet, "weight");
        first = slider("U-Net", unet, "unet-weight");
        second = slider("Text", textEncoder, "text-weight");
        separate.addListener(new WeakChangeListener<>(separated));
        show(separate.get());
    }

    private void show(boolean separate) {
        if (separate) {
            getChildren().setAll(first, second);
        } else {
            getChildren().setAll(together);
        }
    }

    private static SliderField slider(String name, DoubleProperty value, String styleClass) {
        SliderField field =
                new SliderField(name, 0, USUAL, STEP, TIP)
                        .allowing(-FARTHEST, FARTHEST)
                        .stretching(LEAST_OF_SLIDER, MOST_OF_SLIDER)
                        .inOneLine()
                        .bind(value);
        field.getStyleClass().add(styleClass);
        return field;
    }
}
