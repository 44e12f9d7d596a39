package org.scumble.app.canvas.paint;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Layers;
import org.scumble.app.canvas.document.Surface;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Mask;

/// Makes, joins and changes selections. A shape is a surface of one channel, 255 where selected
/// in full; [#select] puts one into a document. A selection in which nothing is left becomes
/// none, which leaves everything open to change.
public final class Selections {
    private Selections() {}

    /// How a new shape meets what is selected already.
    public enum Mode {
        REPLACE,
        ADD,
        SUBTRACT,
        INTERSECT
    }

    /// Whole pixels.
    public static Surface rectangle(Document document, Box box) {
        return Shapes.rectangle(document.width(), document.height(), box);
    }

    /// The anti-aliased ellipse that fits a rectangle.
    ///
    /// @param x the rectangle's left edge
    /// @param y its upper edge
    public static Surface ellipse(
            Document document, double x, double y, double width, double height) {
        return Shapes.ellipse(document.width(), document.height(), x, y, width, height);
    }

    /// A lasso or polygon, anti-aliased and closed by a straight line; what it encloses, however
    /// often it goes around it, is inside.
    public static Surface polygon(Document document, List<Point> corners) {
        return polygon(document, corners, false);
    }

    /// A polygon that may enclose some places more than once.
    ///
    /// @param evenOdd whether what is enclosed twice is outside again
    public static Surface polygon(Document document, List<Point> corners, boolean evenOdd) {
        return Shapes.polygon(document.width(), document.height(), corners, evenOdd);
    }

    /// The pixels of a colour like that at (x, y); none if that is off the canvas.
    ///
    /// @param tolerance the greatest difference in any channel, 0 to 255
    /// @param contiguous only those that hang together with that pixel by their sides
    /// @param sampleAll whether the visible picture counts instead of the active layer
    public static Surface wand(
            Document document, int x, int y, int tolerance, boolean contiguous, boolean sampleAll) {
        if (!document.box().contains(x, y)) {
            return Surface.blank(document.width(), document.height(), 1);
        }
        Likeness likeness =
                sampleAll
                        ? Likeness.visible(document, x, y)
                        : Likeness.layer(document, document.active(), x, y);
        return Region.of(likeness, x, y, tolerance, contiguous).toSurface();
    }

    /// How visible a layer is at each pixel, or what a mask layer replaces.
    public static Surface alpha(Document document, long layer) {
        Layer source = Targets.layer(document, layer);
        return source.kind() == Layer.Kind.MASK
                ? source.surface()
                : SelectionTiles.alpha(source.surface());
    }

    /// Everything, as a selection that can be seen and changed.
    public static Surface all(Document document) {
        return rectangle(document, document.box());
    }

    /// Joins a shape with what is selected. Adding to no selection begins one; taking away from it,
    /// or intersecting with it, counts it as everything.
    public static Document select(Document document, Surface shape, Mode mode) {
        Surface existing = document.selection();
        Surface result =
                switch (mode) {
                    case REPLACE -> shape;
                    case ADD -> existing == null ? shape : SelectionTiles.add(existing, shape);
                    case SUBTRACT ->
                            SelectionTiles.subtract(
                                    existing == null ? all(document) : existing, shape);
                    case INTERSECT ->
                            existing == null ? shape : SelectionTiles.intersect(existing, shape);
                };
        return with(document, result);
    }

    /// Selects nothing in particular, so that everything can change.
    public static Document none(Document document) {
        return document.withSelection(null);
    }

    /// Selects what was not selected. If nothing was, everything.
    public static Document invert(Document document) {
        Surface existing = document.selection();
        return with(
                document,
                existing == null
                        ? all(document)
                        : SelectionTiles.subtract(all(document), existing));
    }

    /// Moves the edge outwards; half selected pixels count as the edge.
    public static Document grow(Document document, double pixels) {
        return change(document, pixels + 1, mask -> SelectionEdges.grow(mask, pixels));
    }

    /// Moves the edge inwards, except along the canvas's own.
    public static Document shrink(Document document, double pixels) {
        return change(document, 1, mask -> SelectionEdges.shrink(mask, pixels));
    }

    /// Softens the edge.
    ///
    /// @param radius about how far the fade reaches to either side, in pixels
    public static Document feather(Document document, double radius) {
        return change(document, 2 * radius + 1, mask -> SelectionEdges.feather(mask, radius));
    }

    /// Selects a band along the edge, half of it outside and half inside.
    public static Document border(Document document, double width) {
        return change(document, width / 2 + 1, mask -> SelectionEdges.border(mask, width));
    }

    /// A new inpaint mask of what is selected, above the active layer and active itself.
    public static Document toMaskLayer(Document document, String name) {
        Surface selection = document.selection();
        return Layers.add(
                document,
                Layer.mask(document.nextId(), name, selection == null ? all(document) : selection));
    }

    /// Joins what is selected with an inpaint mask.
    ///
    /// @throws IllegalArgumentException when the layer is not a mask
    public static Document toMask(Document document, long layer, Mode mode) {
        Layer target = Targets.layer(document, layer);
        Surface selection = document.selection();
        Surface shape = selection == null ? all(document) : selection;
        Surface present = target.surface();
        Surface result =
                switch (mode) {
                    case REPLACE -> shape;
                    case ADD -> SelectionTiles.add(present, shape);
                    case SUBTRACT -> SelectionTiles.subtract(present, shape);
                    case INTERSECT -> SelectionTiles.intersect(present, shape);
                };
        return document.withLayer(target.withSurface(result));
    }

    /// The outlines of what is selected by half or more, along the edges of pixels, for marching
    /// ants.
    ///
    /// @param area where to look; what lies outside counts as not selected, so take it a little
    ///     larger than what is shown
    /// @return closed lines, `x0, y0, x1, y1, ...`, the first point again at the end
    public static List<double[]> outline(Surface selection, Box area) {
        return Outline.of(selection, area, 1);
    }

    /// A coarser outline for a view from afar, from every `step`th pixel.
    public static List<double[]> outline(Surface selection, Box area, int step) {
        return Outline.of(selection, area, step);
    }

    private static Document change(Document document, double reach, Edge edge) {
        Surface selection = document.selection();
        if (selection == null) {
            return document;
        }
        Box area = selection.bounds().grow((int) Math.ceil(reach)).intersect(document.box());
        Mask changed = edge.of(selection.mask(area));
        return with(
                document,
                Surface.of(changed, document.width(), document.height(), area.x(), area.y()));
    }

    private static Document with(Document document, @Nullable Surface selection) {
        return document.withSelection(selection == null || selection.isBlank() ? null : selection);
    }

    @FunctionalInterface
    private interface Edge {
        Mask of(Mask selected);
    }
}
