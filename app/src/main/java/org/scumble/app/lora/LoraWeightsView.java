package org.scumble.app.lora;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
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

    LoraWeightsView(DoubleProperty unet, DoubleProperty textEncoder, BooleanProperty separate) {
        getStyleClass().add("lora-weights");
        SliderField together = slider("", unet, "weight");
        SliderField first = slider("U-Net", unet, "unet-weight");
        SliderField second = slider("Text", textEncoder, "text-weight");
        Runnable show =
                () -> {
                    if (separate.get()) {
                        getChildren().setAll(first, second);
                    } else {
                        getChildren().setAll(together);
                    }
                };
        separate.addListener((property, before, now) -> show.run());
        show.run();
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
