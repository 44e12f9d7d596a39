package org.scumble.app.canvas.tool;

import java.util.List;
import org.scumble.app.canvas.paint.Point;
import org.scumble.engine.image.Box;

/// Boxes as lines and words.
final class Corners {
    private Corners() {}

    static List<Point> of(Box box) {
        return List.of(
                new Point(box.x(), box.y()),
                new Point(box.right(), box.y()),
                new Point(box.right(), box.bottom()),
                new Point(box.x(), box.bottom()));
    }

    static String size(Box box) {
        return "%d × %d".formatted(box.width(), box.height());
    }
}
