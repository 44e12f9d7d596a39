package org.scumble.app.canvas.screen;

import java.util.Arrays;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Mask;

/// The rim of what is selected, in pixels of the screen: a work bounded by the screen, however
/// ragged the selection.
public final class Ants {
    /// Dashes this long, in pixels of the screen, as a power of two.
    private static final int DASH_SHIFT = 2;

    private static final int BLACK = 0xff000000;
    private static final int WHITE = 0xffffffff;

    private Ants() {}

    /// The pixels that are selected and have a neighbour that is not, or that lies off the
    /// document.
    static int[] rim(Viewport view, int width, int height, ScreenPainter.Lines selection) {
        Box area =
                ScreenPainter.onScreen(view, width, height)
                        .intersect(Box.of(view.width(), view.height()));
        if (area.isEmpty()) {
            return new int[0];
        }
        // One more pixel each way, so that a rim at the screen's edge is none.
        Grid grid = new Grid(view, width, height, area.grow(1), selection);
        boolean[] above = grid.row();
        boolean[] here = grid.row();
        boolean[] below = grid.row();
        grid.read(0, above);
        grid.read(1, here);
        int[] rim = new int[1024];
        int count = 0;
        for (int y = 0; y < area.height(); y++) {
            grid.read(y + 2, below);
            int row = (area.y() + y) * view.width() + area.x();
            for (int x = 1; x <= area.width(); x++) {
                if (here[x] && !(here[x - 1] && here[x + 1] && above[x] && below[x])) {
                    if (count == rim.length) {
                        rim = Arrays.copyOf(rim, count * 2);
                    }
                    rim[count++] = row + x - 1;
                }
            }
            boolean[] free = above;
            above = here;
            here = below;
            below = free;
        }
        return Arrays.copyOf(rim, count);
    }

    /// Draws the rim in dashes.
    ///
    /// @param step which of them are black; counting it up makes them march
    public static void draw(int[] rim, int width, int step, int[] pixels) {
        for (int at : rim) {
            int diagonal = at % width + at / width + step;
            pixels[at] = ((diagonal >> DASH_SHIFT) & 1) == 0 ? BLACK : WHITE;
        }
    }

    /// The selection seen through the screen's pixels.
    private static final class Grid {
        private final Viewport view;
        private final ScreenPainter.Lines lines;
        private final Box area;
        private final int level;
        private final double scale;
        private final int rows;
        private final int[] columns;
        private final int first;
        private final int[] line;
        private int lineAt = -1;

        Grid(Viewport view, int width, int height, Box area, ScreenPainter.Lines lines) {
            this.view = view;
            this.area = area;
            this.lines = lines;
            level = view.level();
            scale = view.zoom() * (1 << level);
            rows = Math.ceilDiv(height, 1 << level);
            int count = Math.ceilDiv(width, 1 << level);
            columns = new int[area.width()];
            int least = count - 1;
            int most = 0;
            for (int i = 0; i < columns.length; i++) {
                int column = (int) Math.floor((area.x() + i + 0.5 - view.left()) / scale);
                columns[i] = column < 0 || column >= count ? -1 : column;
                if (columns[i] >= 0) {
                    least = Math.min(least, column);
                    most = Math.max(most, column);
                }
            }
            first = least;
            line = new int[Math.max(1, most - least + 1)];
        }

        boolean[] row() {
            return new boolean[columns.length];
        }

        void read(int y, boolean[] into) {
            int row = (int) Math.floor((area.y() + y + 0.5 - view.top()) / scale);
            if (row < 0 || row >= rows) {
                Arrays.fill(into, false);
                return;
            }
            if (row != lineAt) {
                lines.line(level, row, first, line.length, line);
                lineAt = row;
            }
            for (int i = 0; i < columns.length; i++) {
                into[i] = columns[i] >= 0 && line[columns[i] - first] >= Mask.HALF;
            }
        }
    }
}
