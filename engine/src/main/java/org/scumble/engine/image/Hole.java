package org.scumble.engine.image;

import java.util.Arrays;

/// What an infill works on: a mask's surroundings, as planes of 0 to 255.
final class Hole {
    static final float GREY = 127.5f;

    private static final int LEAST_ALPHA = 128;

    private final Box area;

    /// Red, green, blue; what is open is to be filled.
    final float[][] planes;

    /// What is masked, even a little, or transparent.
    final boolean[] open;

    final int width;
    final int height;

    private Hole(Raster picture, Mask mask, Box area) {
        this.area = area;
        width = area.width();
        height = area.height();
        planes = new float[3][width * height];
        open = new boolean[width * height];
        for (int y = 0; y < height; y++) {
            int from = picture.index(area.x(), area.y() + y);
            int masked = (area.y() + y) * mask.width() + area.x();
            for (int x = 0, i = y * width; x < width; x++, i++, from += Raster.CHANNELS) {
                open[i] =
                        mask.values()[masked + x] != 0
                                || (picture.rgba()[from + 3] & 0xff) < LEAST_ALPHA;
                for (int c = 0; c < 3; c++) {
                    planes[c][i] = picture.rgba()[from + c] & 0xff;
                }
            }
        }
    }

    /// The bounds of a mask and some pixels around them; the whole picture if nothing is known
    /// there. Where nothing at all is known, everything is grey.
    ///
    /// @param bounds of the mask, not empty
    static Hole of(Raster picture, Mask mask, Box bounds, int around) {
        Box all = Box.of(picture.width(), picture.height());
        Hole hole = new Hole(picture, mask, bounds.grow(around).intersect(all));
        if (!hole.isSurrounded() && !hole.area.equals(all)) {
            hole = new Hole(picture, mask, all);
        }
        if (!hole.isSurrounded()) {
            for (float[] plane : hole.planes) {
                Arrays.fill(plane, GREY);
            }
        }
        return hole;
    }

    /// Whether anything is known.
    boolean isSurrounded() {
        for (boolean value : open) {
            if (!value) {
                return true;
            }
        }
        return false;
    }

    /// For each pixel, how far the nearest known one is, in pixels: 0 for known ones.
    float[] depth() {
        byte[] values = new byte[open.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (open[i] ? 255 : 0);
        }
        return DistanceTransform.inside(new Mask(width, height, values));
    }

    /// The picture with the filled planes laid over it through the mask.
    Raster laidOver(Raster picture, Mask mask) {
        Raster patch = Raster.blank(width, height);
        byte[] rgba = patch.rgba();
        for (int y = 0; y < height; y++) {
            int masked = (area.y() + y) * mask.width() + area.x();
            for (int x = 0, i = y * width; x < width; x++, i++) {
                int to = i * Raster.CHANNELS;
                for (int c = 0; c < 3; c++) {
                    rgba[to + c] = (byte) Math.round(Math.clamp(planes[c][i], 0, 255));
                }
                rgba[to + 3] = mask.values()[masked + x];
            }
        }
        return picture.laid(patch, area.x(), area.y());
    }
}
