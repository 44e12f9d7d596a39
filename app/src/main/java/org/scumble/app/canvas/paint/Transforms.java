package org.scumble.app.canvas.paint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Surface;
import org.scumble.engine.image.Box;

/// Transforms a layer at one go, or the canvas with all that is on it.
public final class Transforms {
    private Transforms() {}

    /// A layer's pixels, or the selected ones, through a map; see [TransformSession].
    public static Document transformed(Document document, long layer, Affine map) {
        return TransformSession.begin(document, layer).finish(map);
    }

    /// Mirrors a layer's pixels, or the selected ones, within their own bounds.
    ///
    /// @param horizontal left to right; otherwise top to bottom
    public static Document flip(Document document, long layer, boolean horizontal) {
        TransformSession session = TransformSession.begin(document, layer);
        Box box = session.bounds();
        Point centre = new Point(box.x() + box.width() / 2.0, box.y() + box.height() / 2.0);
        return session.finish(Affine.scale(horizontal ? -1 : 1, horizontal ? 1 : -1, centre));
    }

    /// The canvas cut to a box, which may stick out and then adds transparent pixels.
    ///
    /// @param box not empty
    public static Document crop(Document document, Box box) {
        return resizeCanvas(document, box.width(), box.height(), -box.x(), -box.y());
    }

    /// The canvas cut to what is selected; the same document if nothing is.
    public static Document cropToSelection(Document document) {
        Surface selection = document.selection();
        return selection == null || selection.isBlank()
                ? document
                : crop(document, selection.bounds());
    }

    /// The canvas cut to the frame.
    public static Document cropToFrame(Document document) {
        return crop(document, document.settings().frame());
    }

    /// A canvas of another size with everything on it moved by (dx, dy). What then lies beyond its
    /// edges is lost.
    public static Document resizeCanvas(Document document, int width, int height, int dx, int dy) {
        Document resized =
                mapped(
                        document,
                        width,
                        height,
                        surface -> surface.resized(width, height, dx, dy),
                        Affine.translate(dx, dy));
        return resized.withSettings(
                resized.settings().withOffset(document.settings().offset().plus(dx, dy)));
    }

    /// Mirrors the canvas.
    ///
    /// @param horizontal left to right; otherwise top to bottom
    public static Document flipCanvas(Document document, boolean horizontal) {
        Affine map =
                horizontal
                        ? new Affine(-1, 0, document.width(), 0, 1, 0)
                        : new Affine(1, 0, 0, 0, -1, document.height());
        return exactly(document, document.width(), document.height(), map);
    }

    /// Turns the canvas.
    ///
    /// @param quarters how many quarter turns clockwise; negative for the other way
    public static Document rotateCanvas(Document document, int quarters) {
        int width = document.width();
        int height = document.height();
        return switch (Math.floorMod(quarters, 4)) {
            case 1 -> exactly(document, height, width, new Affine(0, -1, height, 1, 0, 0));
            case 2 -> exactly(document, width, height, new Affine(-1, 0, width, 0, -1, height));
            case 3 -> exactly(document, height, width, new Affine(0, 1, 0, -1, 0, width));
            default -> document;
        };
    }

    /// Everything at another size, bicubic, averaged where it shrinks.
    public static Document scaled(Document document, int width, int height) {
        if (width == document.width() && height == document.height()) {
            return document;
        }
        return mapped(
                document,
                width,
                height,
                surface -> Scaling.scaled(surface, width, height),
                Affine.scale(
                        (double) width / document.width(),
                        (double) height / document.height(),
                        new Point(0, 0)));
    }

    private static Document exactly(Document document, int width, int height, Affine map) {
        return mapped(
                document,
                width,
                height,
                surface ->
                        Floating.of(surface)
                                .laid(map, Surface.blank(width, height, surface.channels())),
                map);
    }

    private static Document mapped(
            Document document, int width, int height, UnaryOperator<Surface> change, Affine map) {
        List<Layer> layers = new ArrayList<>();
        for (Layer layer : document.layers()) {
            layers.add(layer.withSurface(change.apply(layer.surface())));
        }
        Surface selection = document.selection();
        Surface changed = selection == null ? null : change.apply(selection);
        Box canvas = Box.of(width, height);
        Box frame = map.bounds(document.settings().frame());
        return new Document(
                width,
                height,
                layers,
                document.activeLayer(),
                changed == null || changed.isBlank() ? null : changed,
                document.settings().withFrame(frame.intersect(canvas).isEmpty() ? canvas : frame));
    }
}
