package org.scumble.app.canvas;

import javafx.beans.value.ObservableIntegerValue;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Hints;

/// The colour that paints, over the other one.
final class ColourPairView extends VBox {
    private static final double SIDE = 24;
    private static final double SHIFT = 12;

    ColourPairView(ColoursViewModel colours, Hints hints) {
        getStyleClass().add("colour-pair");
        Region back = square(colours.backgroundProperty());
        back.relocate(SHIFT, SHIFT);
        Region front = square(colours.foregroundProperty());
        front.setId("foreground");
        Pane pair = new Pane(back, front);
        pair.setMinSize(SIDE + SHIFT, SIDE + SHIFT);
        pair.setMaxSize(SIDE + SHIFT, SIDE + SHIFT);
        Button swap =
                Buttons.icon(MaterialDesignS.SWAP_HORIZONTAL, "Swap the colours", colours::swap);
        hints.tip(
                swap,
                "Swap the colours",
                CanvasAction.SWAP_COLOURS.id(),
                CanvasAction.SWAP_COLOURS.keys());
        Button reset = Buttons.icon(MaterialDesignR.RESTORE, "Black on white", colours::reset);
        hints.tip(
                reset,
                "Black on white",
                CanvasAction.RESET_COLOURS.id(),
                CanvasAction.RESET_COLOURS.keys());
        for (Button button : new Button[] {swap, reset}) {
            button.getStyleClass().add("tiny-button");
            button.setFocusTraversable(false);
        }
        getChildren().addAll(pair, new HBox(swap, reset));
    }

    private static Region square(ObservableIntegerValue colour) {
        Region square = new Region();
        square.getStyleClass().add("colour-square");
        square.resize(SIDE, SIDE);
        square.setMinSize(SIDE, SIDE);
        square.setMaxSize(SIDE, SIDE);
        Runnable show =
                () -> square.setStyle("-fx-background-color: white, " + Swatches.css(colour.get()));
        show.run();
        colour.addListener((property, before, now) -> show.run());
        return square;
    }
}
