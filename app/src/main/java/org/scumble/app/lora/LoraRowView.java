package org.scumble.app.lora;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.scumble.app.ui.Buttons;

/// One adapter at hand: on or off, its strength, and away.
final class LoraRowView extends VBox {
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

    private final ActiveLora active;
    private final LoraUseViewModel use;
    private final Label warning = new Label("", new FontIcon(MaterialDesignA.ALERT_OUTLINE));

    /// Kept here and listening weakly: library and form outlive a row that pops up.
    private final InvalidationListener library = change -> showWarning();

    private final InvalidationListener switched = change -> showOn();

    LoraRowView(ActiveLora active, LoraStudio studio) {
        this.active = active;
        this.use = studio.use();
        getStyleClass().add("lora-row");
        CheckBox on = Buttons.tip(new CheckBox(), "Use it or leave it out, weight and all");
        on.setAccessibleText("Use " + active.name());
        on.selectedProperty().bindBidirectional(active.onProperty());
        Label name = Buttons.tip(new Label(active.name()), active.file().toString());
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        warning.getStyleClass().add("lora-warning");
        warning.managedProperty().bind(warning.visibleProperty());
        ToggleButton split =
                Buttons.iconToggle(MaterialDesignC.CALL_SPLIT, LoraDefaultsView.SEPARATE);
        split.selectedProperty().bindBidirectional(active.separateProperty());
        Button remove =
                Buttons.icon(
                        MaterialDesignC.CLOSE,
                        "Take it away",
                        () -> use.form().active().remove(active));
        HBox head = new HBox(on, name, warning, split, remove);
        head.getStyleClass().add("lora-row-head");
        getChildren()
                .addAll(
                        head,
                        new LoraWeightsView(
                                active.unetWeightProperty(),
                                active.textEncoderWeightProperty(),
                                active.separateProperty()));
        active.onProperty().addListener(new WeakInvalidationListener(switched));
        studio.library().shown().addListener(new WeakInvalidationListener(library));
        use.form().model().addListener(new WeakInvalidationListener(library));
        showOn();
        showWarning();
    }

    private void showOn() {
        pseudoClassStateChanged(OFF, !active.onProperty().get());
    }

    private void showWarning() {
        String text = use.warning(active);
        warning.setVisible(!text.isEmpty());
        Buttons.tip(warning, text);
    }
}
