package org.scumble.app.canvas.screen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Tile;
import org.scumble.engine.image.Box;

/// A tile that is looked at and has to be made.
record Want(Plane plane, TileCache.Key key) {
    /// All that is wanted, the middle of the screen first.
    ///
    /// @param planes those in which there is something to show
    static List<Want> all(Document document, Set<Plane> planes, Viewport view, TileCaches caches) {
        List<Want> wants = new ArrayList<>();
        int level = view.level();
        int side = Tile.SIZE << level;
        Box visible = view.visible(document.width(), document.height());
        if (visible.isEmpty()) {
            return wants;
        }
        for (int row = visible.y() / side; row * side < visible.bottom(); row++) {
            for (int column = visible.x() / side; column * side < visible.right(); column++) {
                TileCache.Key key = new TileCache.Key(level, column, row);
                for (Plane plane : planes) {
                    if (caches.of(plane).isWanted(key)) {
                        wants.add(new Want(plane, key));
                    }
                }
            }
        }
        double middleX = view.documentX(view.width() / 2.0) / side - 0.5;
        double middleY = view.documentY(view.height() / 2.0) / side - 0.5;
        wants.sort(Comparator.comparingDouble(want -> want.distance(middleX, middleY)));
        return wants;
    }

    /// How far the tile is from another place, in tiles.
    private double distance(double column, double row) {
        return Math.hypot(key.column() - column, key.row() - row);
    }

    /// The pixels of the document that the tile shows; the last ones may lie beyond its edge.
    Box box() {
        int side = Tile.SIZE << key.level();
        return new Box(key.column() * side, key.row() * side, side, side);
    }
}
