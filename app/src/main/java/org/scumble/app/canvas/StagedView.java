package org.scumble.app.canvas;

import javafx.beans.value.ObservableValue;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.screen.Viewport;
import org.scumble.app.ui.Rasters;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Raster;

/// A candidate, or what is being painted, over the canvas where it would be.
@SuppressWarnings("ReferenceEquality") // the same pixels need no second image
final class StagedView extends Pane {
    /// From here on, pixels are shown as squares, as the canvas does.
    private static final double SQUARES = 2;

    private final StagingViewModel staging;
    private final ObservableValue<Viewport> viewport;
    private final ImageView picture = new ImageView();
    private @Nullable Raster shown;

    /// @param viewport where the document lies, in the display's pixels
    StagedView(StagingViewModel staging, ObservableValue<Viewport> viewport) {
        this.staging = staging;
        this.viewport = viewport;
        setMouseTransparent(true);
        setManaged(false);
        setId("staged");
        getChildren().add(picture);
        staging.placedProperty().addListener((property, before, now) -> draw());
        viewport.addListener((property, before, now) -> draw());
        sceneProperty().addListener((property, before, now) -> draw());
        draw();
    }

    private void draw() {
        Placed placed = staging.placedProperty().get();
        picture.setVisible(placed != null);
        if (placed == null) {
            shown = null;
            picture.setImage(null);
            return;
        }
        if (placed.image() != shown) {
            shown = placed.image();
            picture.setImage(Rasters.image(placed.image()));
        }
        Viewport view = viewport.getValue();
        double density =
                getScene() == null || getScene().getWindow() == null
                        ? 1
                        : getScene().getWindow().getOutputScaleX();
        Box area = placed.area();
        boolean own = placed.image().width() == area.width();
        picture.setSmooth(!own || view.zoom() < SQUARES);
        picture.setX(view.screenX(area.x()) / density);
        picture.setY(view.screenY(area.y()) / density);
        picture.setFitWidth(area.width() * view.zoom() / density);
        picture.setFitHeight(area.height() * view.zoom() / density);
    }
}
