package org.scumble.app.lora;

import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.scumble.app.ui.Buttons;

/// The strength an adapter begins with.
final class LoraDefaultsView extends VBox {
    static final String SEPARATE = "Separate weights for U-Net and text encoder";

    /// Dragging a slider is one change, kept when the hand rests.
    private static final Duration REST = Duration.millis(400);

    private final LorasViewModel loras;
    private final DoubleProperty unet = new SimpleDoubleProperty(1);
    private final DoubleProperty text = new SimpleDoubleProperty(1);
    private final BooleanProperty separate = new SimpleBooleanProperty();
    private final PauseTransition rest = new PauseTransition(REST);
    private @Nullable Lora lora;

    LoraDefaultsView(LorasViewModel loras) {
        this.loras = loras;
        setId("lora-default");
        getStyleClass().add("field");
        Label label = new Label("Weight to begin with");
        label.getStyleClass().add("field-label");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        ToggleButton split = Buttons.iconToggle(MaterialDesignC.CALL_SPLIT, SEPARATE);
        split.selectedProperty().bindBidirectional(separate);
        HBox head = new HBox(label, gap, split);
        head.getStyleClass().add("field-head");
        getChildren().addAll(head, new LoraWeightsView(unet, text, separate));
        unet.addListener((property, before, now) -> changed());
        text.addListener((property, before, now) -> changed());
        separate.addListener((property, before, now) -> changed());
        rest.setOnFinished(event -> keep());
    }

    private void changed() {
        if (!separate.get()) {
            text.set(unet.get());
        }
        rest.playFromStart();
    }

    private void keep() {
        Lora shown = lora;
        LoraMarks.Weights now = new LoraMarks.Weights(unet.get(), text.get());
        if (shown != null && !now.equals(shown.weights())) {
            loras.mark(shown, marks -> marks.withWeights(now));
        }
    }

    void show(Lora now) {
        Lora before = lora;
        if (before != null && before.file().equals(now.file())) {
            lora = now;
            return; // the hand may be at the slider
        }
        keep();
        lora = now;
        LoraMarks.Weights weights = now.weights();
        separate.set(weights.unet() != weights.textEncoder());
        unet.set(weights.unet());
        text.set(weights.textEncoder());
        rest.stop();
    }
}
