package org.scumble.engine.image;

import java.util.random.RandomGenerator;

/// Pictures and masks for tests.
public final class Drawn {
    private Drawn() {}

    /// The value of one channel of one pixel.
    @FunctionalInterface
    public interface Formula {
        double at(int x, int y, int channel);
    }

    /// An opaque picture; values are rounded and clipped.
    public static Raster picture(int width, int height, Formula formula) {
        Raster raster = Raster.blank(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = raster.index(x, y);
                for (int c = 0; c < 3; c++) {
                    long value = Math.round(formula.at(x, y, c));
                    raster.rgba()[at + c] = (byte) Math.clamp(value, 0, 255);
                }
                raster.rgba()[at + 3] = (byte) 255;
            }
        }
        return raster;
    }

    /// 255 in a box, 0 around it.
    public static Mask mask(int width, int height, Box replaced) {
        byte[] values = new byte[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (replaced.contains(i % width, i / width) ? 255 : 0);
        }
        return new Mask(width, height, values);
    }

    /// Any bytes, alpha too.
    static Raster noise(int width, int height, RandomGenerator random) {
        Raster raster = Raster.blank(width, height);
        random.nextBytes(raster.rgba());
        return raster;
    }

    /// The most that a byte of one differs from that of the other.
    static int furthest(Raster one, Raster other) {
        int most = 0;
        for (int i = 0; i < one.rgba().length; i++) {
            most = Math.max(most, Math.abs((one.rgba()[i] & 0xff) - (other.rgba()[i] & 0xff)));
        }
        return most;
    }
}
