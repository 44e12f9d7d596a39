package org.scumble.app.canvas.screen;

import java.util.ArrayList;
import java.util.List;
import org.scumble.engine.image.Box;

/// Moves what is on the screen when the view is moved, so that only what came into sight is drawn.
public final class Scrolling {
    private Scrolling() {}

    /// Moves all pixels by (dx, dy); those that come in at the edges are left as they were.
    ///
    /// @param pixels `height` rows of `width`
    public static void shift(int[] pixels, int width, int height, int dx, int dy) {
        int count = width - Math.abs(dx);
        int from = Math.max(0, -dx);
        int to = Math.max(0, dx);
        // From the side towards which it moves, so that no row is overwritten before it moved.
        for (int i = 0; i < height - Math.abs(dy); i++) {
            int row = dy > 0 ? height - 1 - i : i;
            System.arraycopy(pixels, (row - dy) * width + from, pixels, row * width + to, count);
        }
    }

    /// The parts of the screen that a movement by (dx, dy) brings into sight.
    public static List<Box> strips(int width, int height, int dx, int dy) {
        List<Box> strips = new ArrayList<>();
        int down = Math.abs(dy);
        if (down > 0) {
            strips.add(new Box(0, dy > 0 ? 0 : height - down, width, down));
        }
        int across = Math.abs(dx);
        if (across > 0) {
            strips.add(
                    new Box(dx > 0 ? 0 : width - across, dy > 0 ? down : 0, across, height - down));
        }
        return strips;
    }
}
