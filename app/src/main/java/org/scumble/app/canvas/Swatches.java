package org.scumble.app.canvas;

/// Colours as style sheets write them.
final class Swatches {
    private Swatches() {}

    static String css(int argb) {
        return "#%06x".formatted(argb & 0xffffff);
    }
}
