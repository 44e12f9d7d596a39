package org.scumble.app.canvas.paint;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.document.Tile;
import org.scumble.app.canvas.document.TileKey;
import org.scumble.app.canvas.document.Tiles;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Mask;

/// Shapes as surfaces of one channel, 255 inside and anti-aliased at the rim.
final class Shapes {
    /// Beyond this, a coordinate is as good as any other off the canvas.
    private static final double FAR = 1 << 29;

    private Shapes() {}

    /// Whole pixels. Tiles that lie inside altogether are one and the same.
    static Surface rectangle(int width, int height, Box box) {
        Map<TileKey, @Nullable Tile> tiles = new HashMap<>();
        byte[] full = new byte[Tile.bytes(1)];
        Arrays.fill(full, (byte) 255);
        Tile inside = Tile.of(full, 1);
        Tiles.each(
                box.intersect(Box.of(width, height)),
                (column, row, part) -> {
                    TileKey key = new TileKey(column, row);
                    tiles.put(key, part.equals(key.box()) ? inside : partly(part));
                });
        return Surface.blank(width, height, 1).with(tiles);
    }

    private static Tile partly(Box part) {
        byte[] values = new byte[Tile.bytes(1)];
        for (int y = part.y(); y < part.bottom(); y++) {
            int from = Tiles.index(part.x(), y);
            Arrays.fill(values, from, from + part.width(), (byte) 255);
        }
        return Tile.of(values, 1);
    }

    /// The ellipse that fits a rectangle.
    static Surface ellipse(int width, int height, double x, double y, double w, double h) {
        Box box = around(x, y, x + w, y + h).intersect(Box.of(width, height));
        double centre = x + w / 2;
        return rows(
                width,
                height,
                box,
                (spans, line) -> {
                    double off = (line - y) / (h / 2) - 1;
                    double half = w / 2 * Math.sqrt(Math.max(0, 1 - off * off));
                    spans.add(centre - half, centre + half);
                });
    }

    /// A closed polygon, which may cross itself.
    ///
    /// @param evenOdd whether what is enclosed twice is outside again
    static Surface polygon(int width, int height, List<Point> corners, boolean evenOdd) {
        if (corners.size() < 3) {
            return Surface.blank(width, height, 1);
        }
        double left = corners.stream().mapToDouble(Point::x).min().orElseThrow();
        double right = corners.stream().mapToDouble(Point::x).max().orElseThrow();
        double top = corners.stream().mapToDouble(Point::y).min().orElseThrow();
        double bottom = corners.stream().mapToDouble(Point::y).max().orElseThrow();
        Box box = around(left, top, right, bottom).intersect(Box.of(width, height));
        if (box.isEmpty()) {
            return Surface.blank(width, height, 1);
        }
        Crossings crossings = new Crossings(corners, box.y(), box.bottom());
        return rows(width, height, box, (spans, line) -> crossings.spans(line, evenOdd, spans));
    }

    private static Surface rows(int width, int height, Box box, Lines lines) {
        if (box.isEmpty()) {
            return Surface.blank(width, height, 1);
        }
        byte[] values = new byte[Math.multiplyExact(box.width(), box.height())];
        SpanRow row = new SpanRow(box.x(), box.width());
        for (int y = 0; y < box.height(); y++) {
            row.clear();
            for (int i = 0; i < SpanRow.LINES; i++) {
                lines.cover(row, SpanRow.line(box.y() + y, i));
            }
            row.write(values, y * box.width());
        }
        return Surface.of(
                new Mask(box.width(), box.height(), values), width, height, box.x(), box.y());
    }

    private static Box around(double left, double top, double right, double bottom) {
        int x = (int) Math.floor(Math.clamp(left, -FAR, FAR));
        int y = (int) Math.floor(Math.clamp(top, -FAR, FAR));
        return new Box(
                x,
                y,
                Math.max(0, (int) Math.ceil(Math.clamp(right, -FAR, FAR)) - x),
                Math.max(0, (int) Math.ceil(Math.clamp(bottom, -FAR, FAR)) - y));
    }

    @FunctionalInterface
    private interface Lines {
        /// Adds the spans of the shape along the line at height `y`.
        void cover(SpanRow spans, double y);
    }
}
