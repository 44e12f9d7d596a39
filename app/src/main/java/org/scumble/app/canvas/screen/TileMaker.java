package org.scumble.app.canvas.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Compositor;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.document.Tile;
import org.scumble.app.canvas.document.TileKey;
import org.scumble.engine.image.Box;

/// Makes the tiles of the screen out of a document. Above level 0 each layer is averaged on its own
/// and only then blended, so that a change of one layer's looks costs no more than the pixels on
/// the screen, however large the document.
record TileMaker(Reducer reducer) {
    /// Makes a tile, or a part of it.
    ///
    /// @param within what is needed of the tile, in its own pixels
    /// @param live whether a stroke is going on
    /// @return the pixels of `within`, as its [Plane] has them; null if all are 0
    int @Nullable [] make(
            Document document, Plane plane, TileCache.Key key, Box within, boolean live) {
        return switch (plane) {
            case PICTURE -> picture(document, key, within, live);
            case MASK -> values(masks(document), key, within, live);
            case SELECTION -> {
                Surface selection = document.selection();
                yield selection == null ? null : values(List.of(selection), key, within, live);
            }
        };
    }

    private static List<Surface> masks(Document document) {
        return document.layers().stream()
                .filter(layer -> Planes.isShown(layer, Plane.MASK))
                .map(Layer::surface)
                .toList();
    }

    private int @Nullable [] picture(
            Document document, TileCache.Key key, Box within, boolean live) {
        int[] argb = new int[within.width() * within.height()];
        if (key.level() == 0) {
            boolean blank =
                    document.layers().stream()
                            .filter(layer -> Planes.isShown(layer, Plane.PICTURE))
                            .allMatch(
                                    layer -> layer.surface().tile(key.column(), key.row()) == null);
            if (blank) {
                return null;
            }
            int left = key.column() * Tile.SIZE;
            int top = key.row() * Tile.SIZE;
            Compositor.render(document, within.moved(left, top), argb, within.width());
            return argb;
        }
        List<Layer> layers = new ArrayList<>();
        for (Layer layer : document.layers()) {
            if (Planes.isShown(layer, Plane.PICTURE)) {
                byte[] pixels = reducer.pixels(layer.surface(), key, within, live);
                if (pixels != null) {
                    layers.add(layer.withSurface(surface(pixels)));
                }
            }
        }
        if (layers.isEmpty()) {
            return null;
        }
        Document reduced =
                new Document(
                        Tile.SIZE,
                        Tile.SIZE,
                        layers,
                        layers.getFirst().id(),
                        null,
                        document.settings());
        Compositor.render(reduced, within, argb, within.width());
        return argb;
    }

    private static Surface surface(byte[] pixels) {
        Tile tile = Tile.of(pixels, 4);
        return Surface.blank(Tile.SIZE, Tile.SIZE, 4).with(Map.of(new TileKey(0, 0), tile));
    }

    /// The greatest of the values of all surfaces.
    private int @Nullable [] values(
            List<Surface> surfaces, TileCache.Key key, Box within, boolean live) {
        int[] greatest = null;
        for (Surface surface : surfaces) {
            byte[] pixels = reducer.pixels(surface, key, within, live);
            if (pixels == null) {
                continue;
            }
            if (greatest == null) {
                greatest = new int[within.width() * within.height()];
            }
            for (int y = 0; y < within.height(); y++) {
                int from = (within.y() + y) * Tile.SIZE + within.x();
                int to = y * within.width();
                for (int x = 0; x < within.width(); x++) {
                    greatest[to + x] = Math.max(greatest[to + x], pixels[from + x] & 0xff);
                }
            }
        }
        return greatest;
    }
}
