package org.scumble.engine.image;

/// By how much one channel of a painted picture lies off: an offset that changes smoothly over the
/// picture, and a gain if one shows clearly. What it adds to a value `v` at a place is
/// `offset(place) + gain * clamp(v, least, most)`.
final class ChannelShift {
    /// The side of the squares whose means are compared, in pixels: the model's own cells.
    static final int BLOCK = 8;

    /// Fewer pixels of a block tell nothing.
    private static final int LEAST_PIXELS = 12;

    /// Fewer blocks tell nothing.
    private static final int LEAST_BLOCKS = 8;

    /// Blocks that differ from a smooth shift by more than this, as a rule, do not show the same.
    private static final double MOST_SPREAD = 16;

    private final int width;
    private final int columns;
    private final int rows;

    /// By block.
    private final float[] offsets;

    private final Gain gain;

    private ChannelShift(int width, int columns, int rows, float[] offsets, Gain gain) {
        this.width = width;
        this.columns = columns;
        this.rows = rows;
        this.offsets = offsets;
        this.gain = gain;
    }

    /// @param ring where both pictures show the same
    static ChannelShift measure(Raster painted, Raster original, boolean[] ring, int channel) {
        int columns = (painted.width() + BLOCK - 1) / BLOCK;
        int rows = (painted.height() + BLOCK - 1) / BLOCK;
        float[] count = new float[columns * rows];
        float[] before = new float[count.length];
        float[] after = new float[count.length];
        for (int y = 0; y < painted.height(); y++) {
            for (int x = 0; x < painted.width(); x++) {
                int value = painted.get(x, y, channel);
                // A value at an end may have been cut off there, and tells less than the shift.
                if (ring[y * painted.width() + x] && value > 0 && value < 255) {
                    int block = y / BLOCK * columns + x / BLOCK;
                    count[block]++;
                    after[block] += value;
                    before[block] += original.get(x, y, channel);
                }
            }
        }
        int blocks = 0;
        for (int i = 0; i < count.length; i++) {
            if (count[i] < LEAST_PIXELS) {
                count[i] = 0;
            } else {
                before[i] /= count[i];
                after[i] /= count[i];
                count[i] /= BLOCK * BLOCK;
                blocks++;
            }
        }
        float[] offsets = new float[count.length];
        Gain gain = Gain.NONE;
        if (blocks >= LEAST_BLOCKS) {
            gain = Gain.measure(before, after, count, columns, rows);
            for (int i = 0; i < offsets.length; i++) {
                offsets[i] = before[i] - after[i] - gain.of(after[i]);
            }
            ShiftField field = ShiftField.smooth(offsets, count, columns, rows);
            offsets = field.spread() > MOST_SPREAD ? new float[count.length] : field.everywhere();
            gain = field.spread() > MOST_SPREAD ? Gain.NONE : gain;
        }
        return new ChannelShift(painted.width(), columns, rows, offsets, gain);
    }

    /// Adds the shift to one channel of a picture.
    void remove(byte[] rgba, int channel) {
        int height = rgba.length / Raster.CHANNELS / width;
        float[] row = new float[columns];
        for (int y = 0; y < height; y++) {
            float down = Math.clamp((y + 0.5f) / BLOCK - 0.5f, 0, rows - 1);
            int above = (int) down;
            int upper = above * columns;
            int lower = Math.min(above + 1, rows - 1) * columns;
            down -= above;
            for (int i = 0; i < columns; i++) {
                row[i] = offsets[upper + i] * (1 - down) + offsets[lower + i] * down;
            }
            for (int x = 0; x < width; x++) {
                float across = Math.clamp((x + 0.5f) / BLOCK - 0.5f, 0, columns - 1);
                int left = (int) across;
                int right = Math.min(left + 1, columns - 1);
                across -= left;
                int at = (y * width + x) * Raster.CHANNELS + channel;
                float value = rgba[at] & 0xff;
                float shift = row[left] * (1 - across) + row[right] * across + gain.of(value);
                rgba[at] = (byte) Math.round(Math.clamp(value + shift, 0, 255));
            }
        }
    }
}
