package org.scumble.app.canvas.paint;

import java.util.ArrayList;
import java.util.List;

/// Where the sides of a polygon cross horizontal lines.
final class Crossings {
    /// The sides that may cross each row of pixels.
    private final List<List<Side>> rows = new ArrayList<>();

    private final int top;
    private final double[] at;
    private final int[] turn;

    /// @param top the first row of pixels asked for
    /// @param bottom the row after the last one
    Crossings(List<Point> corners, int top, int bottom) {
        this.top = top;
        this.at = new double[corners.size()];
        this.turn = new int[corners.size()];
        for (int y = top; y < bottom; y++) {
            rows.add(new ArrayList<>());
        }
        for (int i = 0; i < corners.size(); i++) {
            Point from = corners.get(i);
            Point to = corners.get((i + 1) % corners.size());
            Side side =
                    from.y() < to.y()
                            ? new Side(from.x(), from.y(), to.x(), to.y(), 1)
                            : new Side(to.x(), to.y(), from.x(), from.y(), -1);
            int first = (int) Math.max(0, Math.floor(side.y0) - top);
            int last = (int) Math.min(bottom - 1.0 - top, Math.floor(side.y1) - top);
            for (int y = first; y <= last; y++) {
                rows.get(y).add(side);
            }
        }
    }

    /// Adds what lies inside along a line: enclosed an odd number of times, or at all.
    void spans(double y, boolean evenOdd, SpanRow to) {
        int count = 0;
        for (Side side : rows.get((int) Math.floor(y) - top)) {
            if (side.y0 <= y && y < side.y1) {
                insert(count++, side.at(y), side.turn);
            }
        }
        int winding = 0;
        for (int i = 0; i + 1 < count; i++) {
            winding += turn[i];
            if (evenOdd ? i % 2 == 0 : winding != 0) {
                to.add(at[i], at[i + 1]);
            }
        }
    }

    private void insert(int count, double x, int direction) {
        int i = count;
        while (i > 0 && at[i - 1] > x) {
            at[i] = at[i - 1];
            turn[i] = turn[i - 1];
            i--;
        }
        at[i] = x;
        turn[i] = direction;
    }

    /// One side, from its upper end to its lower.
    private record Side(double x0, double y0, double x1, double y1, int turn) {
        double at(double y) {
            return x0 + (x1 - x0) * ((y - y0) / (y1 - y0));
        }
    }
}
