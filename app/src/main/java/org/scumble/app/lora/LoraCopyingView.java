package org.scumble.app.lora;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.scumble.app.lora.LoraPlacesViewModel.Copying;

/// How far a file is on its way into the library; shown only if that takes a while.
final class LoraCopyingView extends HBox {
    private final Label name = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final PauseTransition patience = new PauseTransition(Duration.seconds(1));

    LoraCopyingView(LoraPlacesViewModel places) {
        getStyleClass().add("lora-copying");
        StackPane.setAlignment(this, Pos.BOTTOM_CENTER);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setVisible(false);
        getChildren().addAll(name, bar);
        patience.setOnFinished(event -> setVisible(true));
        places.copyingProperty().addListener((property, before, now) -> show(before, now));
    }

    private void show(@Nullable Copying before, @Nullable Copying now) {
        if (now == null) {
            patience.stop();
            setVisible(false);
            return;
        }
        if (before == null) {
            patience.playFromStart();
        }
        name.setText("Copying " + now.name());
        bar.setProgress(now.fraction());
    }
}
