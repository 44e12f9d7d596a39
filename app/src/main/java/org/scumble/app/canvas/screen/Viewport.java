package org.scumble.app.canvas.screen;

import org.scumble.engine.image.Box;

/// Where on the screen a document lies. Screen pixels are the device's own, so that 100 % shows
/// each pixel of the document as one of the display, however dense.
///
/// @param width of the visible part of the screen, in pixels
/// @param height of it
/// @param zoom screen pixels for one of the document
/// @param left the screen column of the document's left edge; whole, so that moving the view moves
///     pixels and never resamples them
/// @param top the screen row of its top edge
public record Viewport(int width, int height, double zoom, int left, int top) {
    /// The coarsest reduction: a side of the document at 1/64.
    public static final int MOST_LEVEL = 6;

    public static final double SMALLEST = 0.02;
    public static final double LARGEST = 32;

    /// Where the zooming keys stop.
    private static final double[] STOPS = {
        0.02, 0.03, 0.05, 0.0625, 0.0833, 0.125, 0.1667, 0.25, 0.3333, 0.5, 0.6667, 1, 1.5, 2, 3, 4,
        6, 8, 12, 16, 24, 32
    };

    /// How near to a stop counts as being there.
    private static final double NEAR = 1.01;

    /// The document as large as it fits, in the middle.
    ///
    /// @param margin kept free at each side, in screen pixels
    /// @param mostZoom small documents are enlarged up to this
    public static Viewport fitting(
            int width,
            int height,
            int documentWidth,
            int documentHeight,
            int margin,
            double mostZoom) {
        double across = (double) Math.max(1, width - 2 * margin) / documentWidth;
        double down = (double) Math.max(1, height - 2 * margin) / documentHeight;
        double zoom = Math.clamp(Math.min(across, down), SMALLEST, mostZoom);
        return new Viewport(width, height, zoom, 0, 0).centred(documentWidth, documentHeight);
    }

    /// The document's middle in the screen's.
    public Viewport centred(int documentWidth, int documentHeight) {
        return new Viewport(
                width,
                height,
                zoom,
                (int) Math.rint((width - documentWidth * zoom) / 2),
                (int) Math.rint((height - documentHeight * zoom) / 2));
    }

    public double documentX(double screenX) {
        return (screenX - left) / zoom;
    }

    public double documentY(double screenY) {
        return (screenY - top) / zoom;
    }

    public double screenX(double documentX) {
        return left + documentX * zoom;
    }

    public double screenY(double documentY) {
        return top + documentY * zoom;
    }

    /// The view moved by screen pixels.
    public Viewport moved(double dx, double dy) {
        return new Viewport(
                width, height, zoom, left + (int) Math.rint(dx), top + (int) Math.rint(dy));
    }

    /// Another zoom; what lies under the given place of the screen stays there.
    public Viewport zoomed(double to, double atX, double atY) {
        double next = Math.clamp(to, SMALLEST, LARGEST);
        return new Viewport(
                width,
                height,
                next,
                (int) Math.rint(atX - documentX(atX) * next),
                (int) Math.rint(atY - documentY(atY) * next));
    }

    /// Another zoom around the middle of the screen.
    public Viewport zoomed(double to) {
        return zoomed(to, width / 2.0, height / 2.0);
    }

    /// Another size of the screen's visible part; what was in its middle stays there.
    public Viewport resized(int newWidth, int newHeight) {
        return new Viewport(
                newWidth,
                newHeight,
                zoom,
                left + (newWidth - width) / 2,
                top + (newHeight - height) / 2);
    }

    /// The next larger of the zooms at which the keys stop.
    public double zoomIn() {
        for (double stop : STOPS) {
            if (stop > zoom * NEAR) {
                return stop;
            }
        }
        return LARGEST;
    }

    /// The next smaller of the zooms at which the keys stop.
    public double zoomOut() {
        for (int i = STOPS.length - 1; i >= 0; i--) {
            if (STOPS[i] * NEAR < zoom) {
                return STOPS[i];
            }
        }
        return SMALLEST;
    }

    /// How often the document is halved before it is drawn: the halving that leaves it at least as
    /// large as on the screen.
    public int level() {
        int level = 0;
        while (level < MOST_LEVEL && zoom * (2 << level) <= 1 + 1e-9) {
            level++;
        }
        return level;
    }

    /// The document's pixels that are at least partly on the screen.
    public Box visible(int documentWidth, int documentHeight) {
        return toDocument(Box.of(width, height)).intersect(Box.of(documentWidth, documentHeight));
    }

    /// The document's pixels under an area of the screen, those at its edge included.
    public Box toDocument(Box screen) {
        int x0 = (int) Math.floor(documentX(screen.x()));
        int y0 = (int) Math.floor(documentY(screen.y()));
        int x1 = (int) Math.ceil(documentX(screen.right()));
        int y1 = (int) Math.ceil(documentY(screen.bottom()));
        return new Box(x0, y0, Math.max(0, x1 - x0), Math.max(0, y1 - y0));
    }

    /// The screen's pixels that an area of the document reaches.
    public Box toScreen(Box document) {
        int x0 = (int) Math.floor(screenX(document.x()));
        int y0 = (int) Math.floor(screenY(document.y()));
        int x1 = (int) Math.ceil(screenX(document.right()));
        int y1 = (int) Math.ceil(screenY(document.bottom()));
        return new Box(x0, y0, x1 - x0, y1 - y0);
    }
}
