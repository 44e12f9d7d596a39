package org.scumble.engine.image;

import java.util.Arrays;

/// How much of each pixel of a picture is to be replaced.
///
/// @param values `height * width` bytes, rows from the top: 0 keeps the pixel, 255 replaces it;
///     owned by the mask and not to be changed once shared
public record Mask(int width, int height, byte[] values) {
    /// The least value that counts as replaced where a mask is taken as yes or no.
    public static final int HALF = 128;

    private static final int FULL = 255;

    public Mask {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("A mask of " + width + "x" + height + " pixels");
        }
        if (values.length != (long) width * height) {
            throw new IllegalArgumentException(
                    "A mask of %dx%d pixels needs %d bytes, not %d"
                            .formatted(width, height, (long) width * height, values.length));
        }
    }

    /// A mask that is everywhere the same.
    ///
    /// @param value 0 to 255
    public static Mask filled(int width, int height, int value) {
        byte[] values = new byte[Math.multiplyExact(width, height)];
        Arrays.fill(values, (byte) value);
        return new Mask(width, height, values);
    }

    /// A painted mask: white replaces, black and transparent keep. Luma (Rec. 709) times alpha.
    public static Mask of(Raster picture) {
        byte[] rgba = picture.rgba();
        byte[] values = new byte[picture.width() * picture.height()];
        for (int i = 0, from = 0; i < values.length; i++, from += Raster.CHANNELS) {
            int luma =
                    2126 * (rgba[from] & FULL)
                            + 7152 * (rgba[from + 1] & FULL)
                            + 722 * (rgba[from + 2] & FULL);
            long scaled = (long) luma * (rgba[from + 3] & FULL);
            values[i] = (byte) ((scaled + 1_275_000) / 2_550_000);
        }
        return new Mask(picture.width(), picture.height(), values);
    }

    /// The opacity of a picture's pixels.
    public static Mask alphaOf(Raster picture) {
        byte[] values = new byte[picture.width() * picture.height()];
        for (int i = 0; i < values.length; i++) {
            values[i] = picture.rgba()[i * Raster.CHANNELS + 3];
        }
        return new Mask(picture.width(), picture.height(), values);
    }

    /// 0 to 255.
    public int get(int x, int y) {
        return values[y * width + x] & FULL;
    }

    /// The smallest box around all values above 0; [Box#EMPTY] if there are none.
    public Box bounds() {
        int left = width;
        int right = 0;
        int top = height;
        int bottom = 0;
        for (int y = 0; y < height; y++) {
            int row = y * width;
            int first = 0;
            while (first < width && values[row + first] == 0) {
                first++;
            }
            if (first == width) {
                continue;
            }
            int last = width - 1;
            while (values[row + last] == 0) {
                last--;
            }
            left = Math.min(left, first);
            right = Math.max(right, last + 1);
            top = Math.min(top, y);
            bottom = y + 1;
        }
        return bottom == 0 ? Box.EMPTY : new Box(left, top, right - left, bottom - top);
    }

    /// Whether nothing at all is to be replaced.
    public boolean isEmpty() {
        for (byte value : values) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    /// The mean of all values, 0 to 1.
    public double coverage() {
        long sum = 0;
        for (byte value : values) {
            sum += value & FULL;
        }
        return sum / ((double) FULL * values.length);
    }

    /// A part of the mask; what lies outside it keeps.
    ///
    /// @param box in pixels of this mask, not empty; may stick out of it
    public Mask crop(Box box) {
        if (box.equals(Box.of(width, height))) {
            return this;
        }
        byte[] part = new byte[Math.multiplyExact(box.width(), box.height())];
        Box inside = box.intersect(Box.of(width, height));
        for (int y = inside.y(); y < inside.bottom(); y++) {
            System.arraycopy(
                    values,
                    y * width + inside.x(),
                    part,
                    (y - box.y()) * box.width() + inside.x() - box.x(),
                    inside.width());
        }
        return new Mask(box.width(), box.height(), part);
    }

    /// Keeps what this mask replaces, and the other way round.
    public Mask inverted() {
        byte[] result = new byte[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (byte) ~values[i];
        }
        return new Mask(width, height, result);
    }

    /// The greater of both values at every pixel.
    ///
    /// @throws IllegalArgumentException when the sizes differ
    public Mask max(Mask other) {
        if (other.width != width || other.height != height) {
            throw new IllegalArgumentException(
                    "Masks of different sizes: %dx%d and %dx%d"
                            .formatted(width, height, other.width, other.height));
        }
        byte[] result = new byte[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (byte) Math.max(values[i] & FULL, other.values[i] & FULL);
        }
        return new Mask(width, height, result);
    }

    /// 255 where the value is `atLeast` or more, 0 elsewhere.
    public Mask threshold(int atLeast) {
        byte[] result = new byte[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (byte) ((values[i] & FULL) >= atLeast ? FULL : 0);
        }
        return new Mask(width, height, result);
    }

    /// An opaque grey picture: black keeps, white replaces.
    public Raster toRaster() {
        Raster raster = Raster.blank(width, height);
        byte[] rgba = raster.rgba();
        for (int i = 0, to = 0; i < values.length; i++, to += Raster.CHANNELS) {
            rgba[to] = values[i];
            rgba[to + 1] = values[i];
            rgba[to + 2] = values[i];
            rgba[to + 3] = (byte) FULL;
        }
        return raster;
    }
}
