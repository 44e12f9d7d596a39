package org.scumble.app.canvas.paint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.scumble.app.canvas.document.Surface;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Mask;

/// Traces the edges between selected and other pixels: marching squares on whole pixels, with the
/// selected ones on the right hand. Pixels that touch at a corner alone stay apart.
final class Outline {
    // Directions, each a quarter turn to the right of the one before.
    private static final int EAST = 0;
    private static final int SOUTH = 1;
    private static final int WEST = 2;
    private static final int NORTH = 3;

    private final int columns;

    /// For each corner between pixels, a bit for each direction in which an edge leaves it.
    private final byte[] edges;

    private Outline(int columns, int rows) {
        this.columns = columns + 1;
        this.edges = new byte[(columns + 1) * (rows + 1)];
    }

    static List<double[]> of(Surface selection, Box area, int step) {
        Box inside = area.intersect(selection.box());
        if (inside.isEmpty()) {
            return List.of();
        }
        int columns = (inside.width() + step - 1) / step;
        int rows = (inside.height() + step - 1) / step;
        Outline outline = new Outline(columns, rows);
        byte[] above = new byte[columns];
        byte[] line = new byte[inside.width()];
        for (int y = 0; y < rows; y++) {
            selection.read(new Box(inside.x(), inside.y() + y * step, inside.width(), 1), line);
            byte[] here = sampled(line, columns, step);
            outline.add(above, here, y);
            above = here;
        }
        outline.add(above, new byte[columns], rows);
        return outline.trace(inside, step);
    }

    private static byte[] sampled(byte[] line, int columns, int step) {
        byte[] result = new byte[columns];
        for (int x = 0; x < columns; x++) {
            result[x] = (byte) ((line[x * step] & 0xff) >= Mask.HALF ? 1 : 0);
        }
        return result;
    }

    /// Notes the edges between two rows of pixels, and between the neighbours of the lower one.
    private void add(byte[] above, byte[] here, int y) {
        int left = 0;
        for (int x = 0; x < here.length; x++) {
            if (above[x] != here[x]) {
                if (here[x] == 1) {
                    edges[y * columns + x] |= 1 << EAST;
                } else {
                    edges[y * columns + x + 1] |= 1 << WEST;
                }
            }
            if (left != here[x]) {
                side(x, y, here[x] == 1);
            }
            left = here[x];
        }
        if (left == 1) {
            side(here.length, y, false);
        }
    }

    /// An upright edge with the selected pixel on its right side or its left.
    private void side(int x, int y, boolean selectedRight) {
        if (selectedRight) {
            edges[(y + 1) * columns + x] |= 1 << NORTH;
        } else {
            edges[y * columns + x] |= 1 << SOUTH;
        }
    }

    private List<double[]> trace(Box area, int step) {
        List<double[]> lines = new ArrayList<>();
        for (int start = 0; start < edges.length; start++) {
            while (edges[start] != 0) {
                lines.add(line(start, area, step));
            }
        }
        return lines;
    }

    private double[] line(int start, Box area, int step) {
        double[] points = new double[16];
        int count = 0;
        int corner = start;
        // A line turns at the leftmost of its topmost corners, so it begins with a point.
        int direction = -1;
        do {
            int next = direction < 0 ? first(corner) : turn(corner, direction);
            if (next != direction) {
                if (count + 2 > points.length) {
                    points = Arrays.copyOf(points, 2 * points.length);
                }
                points[count++] = at(area.x(), corner % columns * step, area.right());
                points[count++] = at(area.y(), corner / columns * step, area.bottom());
            }
            edges[corner] &= (byte) ~(1 << next);
            direction = next;
            corner += move(next);
        } while (corner != start);
        double[] closed = Arrays.copyOf(points, count + 2);
        closed[count] = closed[0];
        closed[count + 1] = closed[1];
        return closed;
    }

    /// The last sample may stand for fewer pixels than the others.
    private static double at(int from, int offset, int end) {
        return Math.min(from + offset, end);
    }

    private int first(int corner) {
        return Integer.numberOfTrailingZeros(edges[corner]);
    }

    /// To the right if possible, which keeps pixels that touch at a corner apart.
    private int turn(int corner, int direction) {
        int right = (direction + 1) % 4;
        if ((edges[corner] >> right & 1) == 1) {
            return right;
        }
        return (edges[corner] >> direction & 1) == 1 ? direction : (direction + 3) % 4;
    }

    private int move(int direction) {
        return switch (direction) {
            case EAST -> 1;
            case SOUTH -> columns;
            case WEST -> -1;
            default -> -columns;
        };
    }
}
