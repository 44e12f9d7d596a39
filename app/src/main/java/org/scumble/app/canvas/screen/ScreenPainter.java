package org.scumble.app.canvas.screen;

import java.util.Arrays;
import org.scumble.engine.image.Box;

/// Draws the visible part of a document into pixels of the screen, premultiplied ARGB: pixels as
/// squares from 200 % up, blended between their neighbours below, on a checkerboard where the
/// document is transparent, hatched where it is to be painted anew. Outside the document nothing is
/// drawn. Keeps its lines between calls, and is used on one thread.
final class ScreenPainter {
    /// Above this zoom, pixels are shown as they are.
    private static final double SQUARES = 2;

    private static final int CHECK_LIGHT = 0xffc9c9c9;
    private static final int CHECK_DARK = 0xffb2b2b2;

    /// Side of a checkerboard's square, as a power of two of screen pixels.
    private static final int CHECK_SHIFT = 3;

    /// The tint of what is to be painted anew.
    private static final int HATCH = 0xff5c3a;

    /// Stripes this far apart, in screen pixels, half of it strong.
    private static final int HATCH_PERIOD = 8;

    private static final int WEAK = 70;
    private static final int STRONG = 150;

    private final Lines picture;
    private final Lines mask;

    /// Each screen column's document column, and its share of the next one in 256ths.
    private int[] columns = new int[0];

    private int[] shares = new int[0];
    private int[] upper = new int[0];
    private int[] lower = new int[0];
    private int[] masked = new int[0];

    /// Where the lines of a document halved `level` times come from.
    @FunctionalInterface
    interface Lines {
        void line(int level, int y, int x, int count, int[] into);
    }

    ScreenPainter(Lines picture, Lines mask) {
        this.picture = picture;
        this.mask = mask;
    }

    /// @param area of the screen to draw
    /// @param pixels of the whole screen, rows from the top
    /// @param masking whether there is anything to hatch
    void paint(Viewport view, int width, int height, Box area, int[] pixels, boolean masking) {
        Box screen = Box.of(view.width(), view.height()).intersect(area);
        Box document = onScreen(view, width, height).intersect(screen);
        for (int y = screen.y(); y < screen.bottom(); y++) {
            int row = y * view.width();
            if (y < document.y() || y >= document.bottom() || document.isEmpty()) {
                Arrays.fill(pixels, row + screen.x(), row + screen.right(), 0);
            } else {
                Arrays.fill(pixels, row + screen.x(), row + document.x(), 0);
                Arrays.fill(pixels, row + document.right(), row + screen.right(), 0);
            }
        }
        if (!document.isEmpty()) {
            inside(view, width, height, document, pixels, masking);
        }
    }

    /// The screen's pixels that show the document, beyond the screen's edge too.
    static Box onScreen(Viewport view, int width, int height) {
        return new Box(
                view.left(),
                view.top(),
                Math.max(1, (int) Math.rint(width * view.zoom())),
                Math.max(1, (int) Math.rint(height * view.zoom())));
    }

    private void inside(
            Viewport view, int width, int height, Box area, int[] pixels, boolean masking) {
        int level = view.level();
        double scale = view.zoom() * (1 << level);
        int columnCount = Math.ceilDiv(width, 1 << level);
        int rowCount = Math.ceilDiv(height, 1 << level);
        boolean squares = scale >= SQUARES || scale == 1;
        double shift = squares ? 0 : 0.5;
        room(area.width());
        for (int i = 0; i < area.width(); i++) {
            double u = (area.x() + i + 0.5 - view.left()) / scale - shift;
            int column = (int) Math.floor(u);
            shares[i] = squares ? 0 : share(u - column, column, columnCount);
            columns[i] = Math.clamp(column, 0, columnCount - 1);
        }
        int first = columns[0];
        int count = Math.min(columns[area.width() - 1] + 2, columnCount) - first;
        lineRoom(count + 1);
        int upperAt = -1;
        int lowerAt = -1;
        int maskAt = -1;
        for (int y = area.y(); y < area.bottom(); y++) {
            double v = (y + 0.5 - view.top()) / scale - shift;
            int row = (int) Math.floor(v);
            int share = squares ? 0 : share(v - row, row, rowCount);
            row = Math.clamp(row, 0, rowCount - 1);
            int next = Math.min(row + 1, rowCount - 1);
            if (row != upperAt) {
                if (row == lowerAt) {
                    int[] swap = upper;
                    upper = lower;
                    lower = swap;
                    lowerAt = upperAt;
                } else {
                    picture.line(level, row, first, count, upper);
                    upper[count] = upper[count - 1];
                }
                upperAt = row;
            }
            if (share > 0 && next != lowerAt) {
                picture.line(level, next, first, count, lower);
                lower[count] = lower[count - 1];
                lowerAt = next;
            }
            int to = y * view.width() + area.x();
            if (squares) {
                for (int i = 0; i < area.width(); i++) {
                    pixels[to + i] = upper[columns[i] - first];
                }
            } else {
                blend(share, first, area.width(), pixels, to);
            }
            check(view, area, y, pixels, to);
            if (masking) {
                int maskRow = (int) Math.floor((y + 0.5 - view.top()) / scale);
                maskRow = Math.clamp(maskRow, 0, rowCount - 1);
                if (maskRow != maskAt) {
                    mask.line(level, maskRow, first, count, masked);
                    maskAt = maskRow;
                }
                hatch(view, area, y, first, count, scale, pixels, to);
            }
        }
    }

    private static int share(double part, int index, int count) {
        return index < 0 || index >= count - 1 ? 0 : (int) (part * 256);
    }

    private void room(int width) {
        if (columns.length < width) {
            columns = new int[width];
            shares = new int[width];
        }
    }

    private void lineRoom(int count) {
        if (upper.length < count) {
            upper = new int[count];
            lower = new int[count];
            masked = new int[count];
        }
    }

    private void blend(int share, int first, int width, int[] pixels, int to) {
        for (int i = 0; i < width; i++) {
            int at = columns[i] - first;
            int across = shares[i];
            int above = mix(upper[at], upper[at + 1], across);
            pixels[to + i] =
                    share == 0 ? above : mix(above, mix(lower[at], lower[at + 1], across), share);
        }
    }

    /// Two colours, mixed in two pairs of channels at once.
    private static int mix(int a, int b, int share) {
        if (a == b || share == 0) {
            return a;
        }
        int rest = 256 - share;
        int evenA = a & 0xff00ff;
        int evenB = b & 0xff00ff;
        int oddA = (a >>> 8) & 0xff00ff;
        int oddB = (b >>> 8) & 0xff00ff;
        int even = ((evenA * rest + evenB * share + 0x800080) >>> 8) & 0xff00ff;
        int odd = (oddA * rest + oddB * share + 0x800080) & 0xff00ff00;
        return even | odd;
    }

    private static void check(Viewport view, Box area, int y, int[] pixels, int to) {
        int row = (y - view.top()) >> CHECK_SHIFT;
        for (int i = 0; i < area.width(); i++) {
            int pixel = pixels[to + i];
            int alpha = pixel >>> 24;
            if (alpha != 255) {
                int column = (area.x() + i - view.left()) >> CHECK_SHIFT;
                int ground = ((row + column) & 1) == 0 ? CHECK_LIGHT : CHECK_DARK;
                pixels[to + i] = pixel + times(ground, 255 - alpha);
            }
        }
    }

    private void hatch(
            Viewport view,
            Box area,
            int y,
            int first,
            int count,
            double scale,
            int[] pixels,
            int to) {
        for (int i = 0; i < area.width(); i++) {
            int column = (int) Math.floor((area.x() + i + 0.5 - view.left()) / scale) - first;
            int value = masked[Math.clamp(column, 0, count - 1)];
            if (value > 0) {
                int diagonal = area.x() + i - view.left() + y - view.top();
                int stripe = Math.floorMod(diagonal, HATCH_PERIOD);
                int strength = stripe < HATCH_PERIOD / 2 ? STRONG : WEAK;
                int alpha = value * strength / 255;
                pixels[to + i] =
                        times(pixels[to + i], 255 - alpha) + times(0xff000000 | HATCH, alpha);
            }
        }
    }

    /// A premultiplied colour, thinned; rounded so that the sum of two shares never overflows.
    private static int times(int pixel, int alpha) {
        int even = (pixel & 0xff00ff) * alpha + 0x800080;
        int odd = ((pixel >>> 8) & 0xff00ff) * alpha + 0x800080;
        even = ((even + ((even >>> 8) & 0xff00ff)) >>> 8) & 0xff00ff;
        odd = (odd + ((odd >>> 8) & 0xff00ff)) & 0xff00ff00;
        return even | odd;
    }
}
