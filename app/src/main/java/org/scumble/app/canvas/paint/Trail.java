package org.scumble.app.canvas.paint;

/// The way a brush takes behind the hand. It heads for the hand as if pulled, the faster the
/// farther it is: over each pixel of the hand's way, a share of the distance left is closed. The
/// share depends on the way and not on the time, so a stroke looks the same however often the mouse
/// reports; between two reports the hand is taken to move straight, for which the pull has an exact
/// solution.
final class Trail {
    private final double lag;
    private double handX;
    private double handY;
    private double handPressure;
    private double offX;
    private double offY;
    private double offPressure;

    /// @param smoothing 0 to 1, see [Brush#smoothing]
    Trail(double smoothing, double x, double y, double pressure) {
        this.lag = smoothing * Brush.TRAIL;
        this.handX = x;
        this.handY = y;
        this.handPressure = pressure;
    }

    /// Moves the hand and hands on the points the brush passes.
    void follow(double x, double y, double pressure, Stop to) {
        double way = Math.hypot(x - handX, y - handY);
        if (lag == 0 || way == 0) {
            handX = x;
            handY = y;
            handPressure = pressure;
            if (lag == 0) {
                to.at(x, y, pressure);
            }
            return;
        }
        int pieces = Math.max(1, (int) Math.ceil(way / Math.max(1, lag / 8)));
        double keep = Math.exp(-way / pieces / lag);
        double pull = lag * (1 - keep);
        double stepX = (x - handX) / pieces;
        double stepY = (y - handY) / pieces;
        double stepPressure = (pressure - handPressure) / pieces;
        double perPixel = pieces / way;
        for (int i = 0; i < pieces; i++) {
            handX += stepX;
            handY += stepY;
            handPressure += stepPressure;
            offX = offX * keep + stepX * perPixel * pull;
            offY = offY * keep + stepY * perPixel * pull;
            offPressure = offPressure * keep + stepPressure * perPixel * pull;
            to.at(handX - offX, handY - offY, handPressure - offPressure);
        }
        // The sum of the steps may miss it by a rounding.
        handX = x;
        handY = y;
        handPressure = pressure;
    }

    /// Lets the brush catch up with the hand.
    void end(Stop to) {
        offX = 0;
        offY = 0;
        offPressure = 0;
        to.at(handX, handY, handPressure);
    }

    /// Takes the points of the way.
    @FunctionalInterface
    interface Stop {
        void at(double x, double y, double pressure);
    }
}
