package org.scumble.engine.image;

/// Grows and shrinks masks by true distances, so that corners come out round. A mask is taken as
/// yes or no at 128; radii and widths are pixels and need not be whole.
public final class Morphology {
    private Morphology() {}

    /// 255 wherever a replaced pixel is at most `radius` away, 0 elsewhere.
    public static Mask dilate(Mask mask, double radius) {
        float[] distances = DistanceTransform.outside(mask);
        byte[] values = new byte[distances.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (distances[i] <= radius ? 255 : 0);
        }
        return new Mask(mask.width(), mask.height(), values);
    }

    /// 255 where no kept pixel is at most `radius` away, 0 elsewhere. The picture's border takes
    /// nothing off.
    public static Mask erode(Mask mask, double radius) {
        float[] distances = DistanceTransform.inside(mask);
        byte[] values = new byte[distances.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (distances[i] > Math.max(0, radius) ? 255 : 0);
        }
        return new Mask(mask.width(), mask.height(), values);
    }

    /// 255 inside, falling in a straight line to 0 at `width` pixels outside.
    public static Mask ramp(Mask mask, double width) {
        float[] distances = DistanceTransform.outside(mask);
        byte[] values = new byte[distances.length];
        for (int i = 0; i < values.length; i++) {
            if (distances[i] == 0) {
                values[i] = (byte) 255;
            } else if (distances[i] < width) {
                values[i] = (byte) Math.round(255 * (width - distances[i]) / width);
            }
        }
        return new Mask(mask.width(), mask.height(), values);
    }
}
