package org.scumble.app.canvas;

import javafx.css.PseudoClass;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import org.scumble.app.ui.Rasters;

/// A candidate as a small picture.
final class StagingTileView extends StackPane {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final double SIDE = 52;

    /// Twice the size on the screen, for dense displays.
    private static final int PIXELS = 104;

    private final Staged staged;

    StagingTileView(StagingViewModel staging, Staged staged) {
        this.staged = staged;
        getStyleClass().addAll("picture-tile", "staging-tile");
        setMinSize(SIDE, SIDE);
        setPrefSize(SIDE, SIDE);
        setMaxSize(SIDE, SIDE);
        ImageView picture = new ImageView();
        picture.setFitWidth(SIDE - 4);
        picture.setFitHeight(SIDE - 4);
        picture.setPreserveRatio(true);
        picture.setSmooth(true);
        getChildren().add(picture);
        setOnMouseClicked(event -> staging.select(staged.candidate()));
        Tooltip.install(
                this,
                new Tooltip(
                        "%s\nSeed %d"
                                .formatted(
                                        StagedLayer.name(staged.candidate().request()),
                                        staged.candidate().seed())));
        staging.thumbnail(staged, PIXELS, raster -> picture.setImage(Rasters.image(raster)));
    }

    boolean isOf(Staged other) {
        return staged.isOf(other.candidate());
    }

    void setChosen(boolean chosen) {
        pseudoClassStateChanged(SELECTED, chosen);
    }
}
