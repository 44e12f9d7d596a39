package org.scumble.app.canvas.screen;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Blend;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.document.Tile;
import org.scumble.app.canvas.document.TileKey;

/// Which tiles of the screen two versions of a document differ in. Tiles are compared by identity:
/// what an edit did not touch, the versions share.
public final class Changes {
    private Changes() {}

    /// The changed tiles of each plane; of documents of different sizes, all of them.
    public static Map<Plane, Set<TileKey>> between(Document before, Document after) {
        boolean resized = before.width() != after.width() || before.height() != after.height();
        Map<Plane, Set<TileKey>> changes = new EnumMap<>(Plane.class);
        for (Plane plane : Plane.values()) {
            List<Shown> was = shown(before, plane);
            List<Shown> is = shown(after, plane);
            Set<TileKey> changed = new HashSet<>();
            for (int row = 0; row < rows(after); row++) {
                for (int column = 0; column < columns(after); column++) {
                    if (resized || !same(was, is, column, row)) {
                        changed.add(new TileKey(column, row));
                    }
                }
            }
            changes.put(plane, changed);
        }
        return changes;
    }

    private static int columns(Document document) {
        return Math.ceilDiv(document.width(), Tile.SIZE);
    }

    private static int rows(Document document) {
        return Math.ceilDiv(document.height(), Tile.SIZE);
    }

    /// A surface that takes part in a plane, and how.
    private record Shown(Surface surface, double opacity, Blend blend) {}

    private static List<Shown> shown(Document document, Plane plane) {
        List<Shown> shown = new ArrayList<>();
        if (plane == Plane.SELECTION) {
            Surface selection = document.selection();
            if (selection != null) {
                shown.add(new Shown(selection, 1, Blend.NORMAL));
            }
            return shown;
        }
        for (Layer layer : document.layers()) {
            if (Planes.isShown(layer, plane)) {
                shown.add(new Shown(layer.surface(), layer.opacity(), layer.blend()));
            }
        }
        return shown;
    }

    /// Whether the same tiles lie on one another in the same way.
    private static boolean same(List<Shown> was, List<Shown> is, int column, int row) {
        int i = next(was, 0, column, row);
        int j = next(is, 0, column, row);
        while (i < was.size() && j < is.size()) {
            Shown one = was.get(i);
            Shown other = is.get(j);
            if (tile(one, column, row) != tile(other, column, row)
                    || one.opacity != other.opacity
                    || one.blend != other.blend) {
                return false;
            }
            i = next(was, i + 1, column, row);
            j = next(is, j + 1, column, row);
        }
        return i >= was.size() && j >= is.size();
    }

    private static int next(List<Shown> list, int from, int column, int row) {
        int i = from;
        while (i < list.size() && tile(list.get(i), column, row) == null) {
            i++;
        }
        return i;
    }

    private static @Nullable Tile tile(Shown shown, int column, int row) {
        return shown.surface.tile(column, row);
    }
}
