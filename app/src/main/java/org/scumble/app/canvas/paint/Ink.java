package org.scumble.app.canvas.paint;

import org.scumble.app.canvas.document.Layer;

/// How a colour joins the pixel below it. What lands on the canvas always derives from the pixel as
/// it was before the whole operation, so that laying the same pixel again with a greater amount
/// replaces the first attempt instead of adding to it.
enum Ink {
    /// Source-over on RGBA.
    OVER {
        @Override
        void put(byte[] from, byte[] to, int pixel, int argb, int amount) {
            int source = times(amount, argb >>> 24);
            if (source == 0) {
                return;
            }
            int i = pixel * 4;
            if (source == FULL) {
                to[i] = (byte) (argb >> 16);
                to[i + 1] = (byte) (argb >> 8);
                to[i + 2] = (byte) argb;
                to[i + 3] = (byte) 255;
                return;
            }
            // In units of 1 / (255 * FULL), in which nothing needs rounding.
            int alpha = source * 255 + (from[i + 3] & 0xff) * (FULL - source);
            mix(from, to, i, argb, source * 255f / alpha);
            to[i + 3] = (byte) ((alpha + FULL / 2) / FULL);
        }
    },
    /// Changes colours and leaves every alpha as it is.
    TINT {
        @Override
        void put(byte[] from, byte[] to, int pixel, int argb, int amount) {
            int i = pixel * 4;
            if (from[i + 3] != 0) {
                mix(from, to, i, argb, times(amount, argb >>> 24) / (float) FULL);
            }
        }
    },
    /// Takes alpha away; the colour does not matter.
    ERASE {
        @Override
        void put(byte[] from, byte[] to, int pixel, int argb, int amount) {
            int i = pixel * 4;
            int alpha = ((from[i + 3] & 0xff) * (FULL - amount) + FULL / 2) / FULL;
            if (alpha == 0 && amount > 0) {
                to[i] = 0;
                to[i + 1] = 0;
                to[i + 2] = 0;
            }
            to[i + 3] = (byte) alpha;
        }
    },
    /// Brings a mask's value towards the brightness of the colour.
    GREY {
        @Override
        void put(byte[] from, byte[] to, int pixel, int argb, int amount) {
            float weight = times(amount, argb >>> 24) / (float) FULL;
            to[pixel] = mixed(from[pixel], luma(argb), weight);
        }
    },
    /// Changes nothing: erasing where alpha is locked.
    NONE {
        @Override
        void put(byte[] from, byte[] to, int pixel, int argb, int amount) {}
    };

    /// The greatest amount.
    static final int FULL = 0xffff;

    /// Lays a colour on one pixel of a tile.
    ///
    /// @param from the tile before the operation
    /// @param to the tile that changes; equals `from` where nothing was laid yet
    /// @param pixel its number in the tile
    /// @param amount 0 to [#FULL], which the colour's own alpha thins further
    abstract void put(byte[] from, byte[] to, int pixel, int argb, int amount);

    /// The ink for colours on a layer.
    static Ink colour(Layer layer) {
        if (layer.kind() == Layer.Kind.MASK) {
            return GREY;
        }
        return layer.transparencyLocked() ? TINT : OVER;
    }

    /// The ink that erases on a layer; on masks to be used with opaque black.
    static Ink erase(Layer layer) {
        if (layer.kind() == Layer.Kind.MASK) {
            return GREY;
        }
        return layer.transparencyLocked() ? NONE : ERASE;
    }

    /// Luma (Rec. 709) of a colour, 0 to 255, as [org.scumble.engine.image.Mask#of] weighs it.
    static int luma(int argb) {
        return (2126 * (argb >> 16 & 0xff) + 7152 * (argb >> 8 & 0xff) + 722 * (argb & 0xff) + 5000)
                / 10_000;
    }

    /// An opaque grey.
    static int grey(int value) {
        return 0xff000000 | value * 0x010101;
    }

    private static int times(int amount, int alpha) {
        return alpha == 255 ? amount : (amount * alpha + 127) / 255;
    }

    private static void mix(byte[] from, byte[] to, int i, int argb, float weight) {
        to[i] = mixed(from[i], argb >> 16 & 0xff, weight);
        to[i + 1] = mixed(from[i + 1], argb >> 8 & 0xff, weight);
        to[i + 2] = mixed(from[i + 2], argb & 0xff, weight);
    }

    private static byte mixed(byte below, int above, float weight) {
        int base = below & 0xff;
        return (byte) (base + (above - base) * weight + 0.5f);
    }
}
