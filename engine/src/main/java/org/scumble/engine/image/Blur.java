package org.scumble.engine.image;

/// Gaussian blur. Beyond the border, the outermost pixels go on for ever.
public final class Blur {
    private Blur() {}

    /// Blurs the values.
    ///
    /// @param sigma in pixels; 0 or less blurs nothing
    public static Mask gaussian(Mask mask, double sigma) {
        if (!(sigma > 0)) {
            return mask;
        }
        float[] plane = new float[mask.values().length];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = mask.values()[i] & 0xff;
        }
        new PlaneBlur(mask.width(), mask.height(), sigma).apply(plane);
        byte[] values = new byte[plane.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = toByte(plane[i]);
        }
        return new Mask(mask.width(), mask.height(), values);
    }

    /// Blurs colours by their alpha, so that transparent pixels do not bleed, and alpha itself.
    ///
    /// @param sigma in pixels; 0 or less blurs nothing
    public static Raster gaussian(Raster picture, double sigma) {
        if (!(sigma > 0)) {
            return picture;
        }
        PlaneBlur blur = new PlaneBlur(picture.width(), picture.height(), sigma);
        Raster result = Raster.blank(picture.width(), picture.height());
        float[] alpha = new float[picture.width() * picture.height()];
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] = (picture.rgba()[i * Raster.CHANNELS + 3] & 0xff) / 255f;
        }
        blur.apply(alpha);
        float[] colour = new float[alpha.length];
        for (int c = 0; c < 3; c++) {
            for (int i = 0, from = 0; i < colour.length; i++, from += Raster.CHANNELS) {
                colour[i] =
                        (picture.rgba()[from + c] & 0xff)
                                * ((picture.rgba()[from + 3] & 0xff) / 255f);
            }
            blur.apply(colour);
            for (int i = 0, to = c; i < colour.length; i++, to += Raster.CHANNELS) {
                result.rgba()[to] = alpha[i] > 0 ? toByte(colour[i] / alpha[i]) : 0;
            }
        }
        for (int i = 0; i < alpha.length; i++) {
            result.rgba()[i * Raster.CHANNELS + 3] = toByte(alpha[i] * 255);
        }
        return result;
    }

    private static byte toByte(float value) {
        return (byte) Math.round(Math.clamp(value, 0, 255));
    }
}
