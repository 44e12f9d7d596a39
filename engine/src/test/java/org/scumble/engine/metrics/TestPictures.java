package org.scumble.engine.metrics;

import java.util.function.IntUnaryOperator;
import org.scumble.engine.image.Raster;

/// The pictures of `golden/metrics.py`, whose measures scikit-image took.
final class TestPictures {
    private static final int WIDTH = 23;
    private static final int HEIGHT = 17;

    private TestPictures() {}

    /// The value of one channel of one pixel.
    interface Formula {
        int at(int x, int y, int channel);
    }

    static Raster original() {
        return picture(TestPictures::original);
    }

    static Raster noisy(int strength) {
        return picture(
                (x, y, c) -> {
                    int noise = (5 * x + 3 * y * y + 11 * c) % 17 - 8;
                    return Math.clamp(original(x, y, c) + (long) strength * noise, 0, 255);
                });
    }

    static Raster mapped(Raster source, IntUnaryOperator value) {
        return picture((x, y, c) -> value.applyAsInt(source.get(x, y, c)));
    }

    static Raster flat(int level) {
        return picture((x, y, c) -> level);
    }

    private static int original(int x, int y, int c) {
        return (7 * x * y + 13 * y + 5 * (c + 1) * x) % 256;
    }

    private static Raster picture(Formula formula) {
        Raster raster = Raster.blank(WIDTH, HEIGHT);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                for (int c = 0; c < 3; c++) {
                    raster.rgba()[raster.index(x, y) + c] = (byte) formula.at(x, y, c);
                }
            }
        }
        return raster;
    }
}
