package org.scumble.app.canvas;

import java.util.Optional;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Surface;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Mask;

/// The part of a document that a verb acts on.
///
/// @param bounds of all that is to be painted, in pixels of the document; beyond it for
///     [Kind#BEYOND]
/// @param blank whether there is nothing in it yet
record VerbTarget(Kind kind, Box bounds, boolean blank) {
    private static final int FULL = 255;

    /// What marks the part.
    enum Kind {
        SELECTION,
        MASK,
        FRAME,
        /// What of the frame lies beyond the document's border.
        BEYOND
    }

    /// Why a verb has nothing to act on, and what to do.
    static String missing(Document document, Verb verb) {
        if (verb.needsRegion()) {
            return "Select a part, or mark it with the mask brush, first.";
        }
        if (verb == Verb.EXPAND) {
            return "Drag the frame beyond the border, or choose sides to extend.";
        }
        return document.settings().frame().intersect(document.box()).isEmpty()
                ? "Move the frame onto the canvas first."
                : "There is nothing to refine yet. Paint something, or let Variations begin.";
    }

    /// The selection if there is one, else the mask inside the frame.
    static Optional<VerbTarget> region(Document document) {
        Surface selection = document.selection();
        Box selected = selection == null ? Box.EMPTY : selection.bounds();
        if (!selected.isEmpty()) {
            return Optional.of(of(document, Kind.SELECTION, selected));
        }
        Box frame = document.settings().frame().intersect(document.box());
        Box masked = Box.EMPTY;
        for (Layer layer : document.layers()) {
            if (layer.kind() == Layer.Kind.MASK && layer.visible()) {
                Box part = layer.surface().bounds().intersect(frame);
                if (!part.isEmpty()) {
                    Box bounds = layer.surface().mask(part).bounds();
                    masked = masked.union(bounds.moved(part.x(), part.y()));
                }
            }
        }
        return masked.isEmpty() ? Optional.empty() : Optional.of(of(document, Kind.MASK, masked));
    }

    /// The frame as far as it lies on the document; nothing if it is elsewhere.
    static Optional<VerbTarget> frame(Document document) {
        Box frame = document.settings().frame().intersect(document.box());
        return frame.isEmpty() ? Optional.empty() : Optional.of(of(document, Kind.FRAME, frame));
    }

    /// What of the frame lies beyond the border, as long as it touches the document.
    static Optional<VerbTarget> beyond(Document document) {
        Box frame = document.settings().frame();
        Box canvas = document.box();
        if (canvas.contains(frame) || frame.intersect(canvas).isEmpty()) {
            return Optional.empty();
        }
        int left = Math.max(0, -frame.x());
        int right = Math.max(0, frame.right() - canvas.width());
        int top = Math.max(0, -frame.y());
        int bottom = Math.max(0, frame.bottom() - canvas.height());
        Box bounds =
                strip(frame.x(), frame.y(), left, frame.height())
                        .union(strip(canvas.width(), frame.y(), right, frame.height()))
                        .union(strip(frame.x(), frame.y(), frame.width(), top))
                        .union(strip(frame.x(), canvas.height(), frame.width(), bottom));
        return Optional.of(new VerbTarget(Kind.BEYOND, bounds, true));
    }

    /// Empty, and so without effect on a union, if it has no width or height.
    private static Box strip(int x, int y, int width, int height) {
        return new Box(x, y, width, height);
    }

    private static VerbTarget of(Document document, Kind kind, Box bounds) {
        boolean blank =
                document.layers().stream()
                        .filter(layer -> layer.kind() == Layer.Kind.RASTER && layer.visible())
                        .allMatch(layer -> layer.surface().bounds().intersect(bounds).isEmpty());
        return new VerbTarget(kind, bounds, blank);
    }

    /// How much of each pixel of an area is to be painted.
    Mask mask(Document document, Box area) {
        return switch (kind) {
            case SELECTION -> {
                Surface selection = document.selection();
                yield selection == null
                        ? Mask.filled(area.width(), area.height(), 0)
                        : selection.mask(area);
            }
            case MASK -> {
                Box inside = document.settings().frame().intersect(area);
                Box back = area.moved(-inside.x(), -inside.y());
                yield document.inpaintMask(inside).crop(back);
            }
            case FRAME -> Mask.filled(bounds.width(), bounds.height(), FULL).crop(within(area));
            case BEYOND -> {
                Box canvas = document.box().intersect(area);
                yield Mask.filled(canvas.width(), canvas.height(), FULL)
                        .crop(area.moved(-canvas.x(), -canvas.y()))
                        .inverted();
            }
        };
    }

    private Box within(Box area) {
        return area.moved(-bounds.x(), -bounds.y());
    }
}
