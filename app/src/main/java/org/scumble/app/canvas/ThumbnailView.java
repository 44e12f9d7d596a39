package org.scumble.app.canvas;

import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.screen.Reducer;
import org.scumble.app.ui.Rasters;
import org.scumble.engine.image.Raster;

/// A layer as a small picture, drawn in the background when the layer has changed.
final class ThumbnailView extends StackPane {
    private static final double SIDE = 36;

    /// Twice the size on the screen, for dense displays.
    private static final int PIXELS = 72;

    private final CanvasViewModel canvas;
    private final ImageView picture = new ImageView();
    private @Nullable Surface drawn;
    private @Nullable Surface drawing;

    ThumbnailView(CanvasViewModel canvas) {
        this.canvas = canvas;
        getStyleClass().add("thumbnail");
        setMinSize(SIDE, SIDE);
        setPrefSize(SIDE, SIDE);
        setMaxSize(SIDE, SIDE);
        picture.setFitWidth(SIDE - 2);
        picture.setFitHeight(SIDE - 2);
        picture.setPreserveRatio(true);
        picture.setSmooth(true);
        getChildren().add(picture);
    }

    void show(Layer layer) {
        Surface surface = layer.surface();
        getStyleClass().remove("mask");
        if (layer.kind() == Layer.Kind.MASK) {
            getStyleClass().add("mask");
        }
        if (surface == drawn || surface == drawing) {
            return;
        }
        drawing = surface;
        Reducer reducer = canvas.drawing().reducer();
        canvas.drawing()
                .draw(
                        () -> small(surface, reducer),
                        raster -> {
                            if (drawing == surface) {
                                drawing = null;
                                drawn = surface;
                                picture.setImage(Rasters.image(raster));
                            }
                        });
    }

    private static Raster small(Surface surface, Reducer reducer) {
        int side = Math.max(surface.width(), surface.height());
        int level = 0;
        while (level < Reducer.MOST_LEVEL && side >> (level + 1) >= PIXELS) {
            level++;
        }
        int width = Math.ceilDiv(surface.width(), 1 << level);
        int height = Math.ceilDiv(surface.height(), 1 << level);
        byte[] pixels = reducer.whole(surface, level);
        byte[] opaque =
                surface.channels() == 1
                        ? Thumbnails.grey(pixels)
                        : Thumbnails.onChecks(pixels, width);
        return new Raster(width, height, opaque);
    }
}
