package org.scumble.app.canvas;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Compositor;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Layers;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.paint.Selections;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;

/// Pictures that are cut out of a document and laid onto it.
final class Clipping {
    private Clipping() {}

    /// What is selected, or all there is, softly cut out where the selection is soft.
    ///
    /// @param merged whether all that is seen counts instead of the active layer
    /// @return nothing if there is nothing
    static Optional<Raster> cutOut(Document document, boolean merged) {
        Surface selection = document.selection();
        Layer active = document.active();
        Box all = merged || selection != null ? document.box() : active.surface().bounds();
        Box area = selection == null ? all : selection.bounds().intersect(document.box());
        if (area.isEmpty()) {
            return Optional.empty();
        }
        Raster picture;
        if (merged) {
            picture = Compositor.render(document, area);
        } else {
            picture =
                    switch (active.kind()) {
                        case RASTER -> active.surface().raster(area);
                        case MASK -> active.surface().mask(area).toRaster();
                    };
        }
        return Optional.of(selection == null ? picture : thinned(picture, selection.mask(area)));
    }

    private static Raster thinned(Raster picture, Mask mask) {
        byte[] rgba = picture.rgba().clone();
        for (int i = 0; i < mask.values().length; i++) {
            int alpha = (rgba[i * Raster.CHANNELS + 3] & 0xff) * (mask.values()[i] & 0xff);
            rgba[i * Raster.CHANNELS + 3] = (byte) ((alpha + 127) / 255);
        }
        return new Raster(picture.width(), picture.height(), rgba);
    }

    /// The document with a picture as a new layer above the active one.
    ///
    /// @param around where its middle is to be; null for the middle of what is selected, or of the
    ///     canvas
    static Document laid(Document document, Raster picture, String name, @Nullable Box around) {
        Surface selection = document.selection();
        Box place = selection != null ? selection.bounds() : document.box();
        Box middle = around == null ? place : around;
        int x = middle.x() + (middle.width() - picture.width()) / 2;
        int y = middle.y() + (middle.height() - picture.height()) / 2;
        // A corner of what is larger than the canvas is easier to find than its middle.
        int left = picture.width() >= document.width() ? 0 : x;
        int top = picture.height() >= document.height() ? 0 : y;
        Surface surface = Surface.of(picture, document.width(), document.height(), left, top);
        return Layers.add(
                Selections.none(document), Layer.raster(document.nextId(), name, surface));
    }
}
