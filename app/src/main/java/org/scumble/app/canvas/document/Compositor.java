package org.scumble.app.canvas.document;

import java.util.List;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Raster;

/// Lays the visible raster layers over each other (W3C "Compositing and Blending Level 1", source
/// over). Mask layers are no part of the picture.
public final class Compositor {
    private Compositor() {}

    /// Draws a part of the document the way JavaFX wants it: 0xAARRGGBB, colours times alpha.
    ///
    /// @param area in pixels of the document; where it sticks out, nothing is there: 0
    /// @param argb the rows of the area, the first pixel at index 0
    /// @param stride how many ints lie between the beginnings of two rows
    public static void render(Document document, Box area, int[] argb, int stride) {
        render(
                document.layers(),
                document.box(),
                area,
                new PixelSink.Premultiplied(argb, area, stride));
    }

    /// A part of the document as a picture with straight alpha. A single opaque layer comes out
    /// byte by byte as it is.
    ///
    /// @param area not empty; where it sticks out, the picture is transparent
    public static Raster render(Document document, Box area) {
        Raster raster = Raster.blank(area.width(), area.height());
        render(
                document.layers(),
                document.box(),
                area,
                new PixelSink.Straight(raster.rgba(), area));
        return raster;
    }

    static void render(List<Layer> layers, Box canvas, Box area, PixelSink sink) {
        Layer[] visible = visible(layers).toArray(Layer[]::new);
        Box inside = area.intersect(canvas);
        if (!inside.equals(area)) {
            sink.clear();
        }
        Stack stack = new Stack(visible.length);
        Tiles.each(
                inside,
                (column, row, part) -> {
                    stack.fill(visible, column, row);
                    for (int y = part.y(); y < part.bottom(); y++) {
                        stack.row(part.x(), y, part.width(), sink);
                    }
                });
    }

    private static List<Layer> visible(List<Layer> layers) {
        return layers.stream()
                .filter(layer -> layer.kind() == Layer.Kind.RASTER)
                .filter(layer -> layer.visible() && layer.opacity() > 0)
                .toList();
    }
}
