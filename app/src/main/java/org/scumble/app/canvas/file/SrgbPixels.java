package org.scumble.app.canvas.file;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.WritableRaster;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.image.Raster;

/// What Java's image readers give, as our rasters: converted to sRGB by the picture's colour
/// profile, reduced to 8 bits a channel, with straight alpha.
final class SrgbPixels {
    private static final int GREY = 1;
    private static final int RGB = 3;

    private SrgbPixels() {}

    /// @param embedded the profile that came with the picture and that its reader left aside; one
    ///     for another number of channels is not used
    static Raster of(BufferedImage image, @Nullable ICC_Profile embedded) {
        if (image.isAlphaPremultiplied()) {
            image.coerceData(false);
        }
        if (!hasPlainSamples(image)) {
            return converted(byColourModel(image), RGB, embedded);
        }
        int colours = image.getColorModel().getNumColorComponents();
        ICC_Profile profile = embedded == null ? profile(image.getColorModel()) : embedded;
        IccConversion conversion = IccConversion.of(profile, colours);
        Raster raster = Raster.blank(image.getWidth(), image.getHeight());
        if (conversion != null) {
            conversion.convert((y, to, at) -> copyRow(image, y, to, at), raster);
        } else {
            for (int c = 0; c < RGB; c++) {
                copyChannel(image, colours == GREY ? 0 : c, raster, c);
            }
        }
        copyAlpha(image, raster);
        return raster;
    }

    /// A picture whose values mean colours of another space, in sRGB.
    ///
    /// @param colours 3, or 1 if all three of the picture are the same
    /// @param profile that space; one for another number of channels is not used
    static Raster converted(Raster raster, int colours, @Nullable ICC_Profile profile) {
        IccConversion conversion = IccConversion.of(profile, colours);
        return conversion == null ? raster : conversion.converted(raster);
    }

    /// Whether every channel is a number of 8 or 16 bits of its own, in grey, RGB or by a profile.
    private static boolean hasPlainSamples(BufferedImage image) {
        ColorModel model = image.getColorModel();
        DataBuffer data = image.getRaster().getDataBuffer();
        int bits = data instanceof DataBufferByte ? Byte.SIZE : Short.SIZE;
        return model instanceof ComponentColorModel
                && image.getSampleModel() instanceof ComponentSampleModel
                && (data instanceof DataBufferByte || data instanceof DataBufferUShort)
                && IntStream.of(model.getComponentSize()).allMatch(size -> size == bits)
                && (isGrey(model) || model.getColorSpace() instanceof ICC_ColorSpace);
    }

    /// Java calls any grey without a profile linear and would brighten it; files mean sRGB's curve.
    private static boolean isGrey(ColorModel model) {
        return model.getColorSpace().equals(ColorSpace.getInstance(ColorSpace.CS_GRAY));
    }

    private static @Nullable ICC_Profile profile(ColorModel model) {
        return isGrey(model) || model.getColorSpace().isCS_sRGB()
                ? null
                : ((ICC_ColorSpace) model.getColorSpace()).getProfile();
    }

    /// Colours from a table, packed into integers or in floating point: Java knows what they mean.
    private static Raster byColourModel(BufferedImage image) {
        int width = image.getWidth();
        Raster raster = Raster.blank(width, image.getHeight());
        int[] row = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                int to = raster.index(x, y);
                raster.rgba()[to] = (byte) (row[x] >> 16);
                raster.rgba()[to + 1] = (byte) (row[x] >> 8);
                raster.rgba()[to + 2] = (byte) row[x];
                raster.rgba()[to + 3] = (byte) (row[x] >> 24);
            }
        }
        return raster;
    }

    private static void copyAlpha(BufferedImage image, Raster to) {
        if (image.getColorModel().hasAlpha()) {
            copyChannel(image, image.getColorModel().getNumColorComponents(), to, 3);
            return;
        }
        for (int i = 3; i < to.rgba().length; i += Raster.CHANNELS) {
            to.rgba()[i] = (byte) 255;
        }
    }

    private static void copyChannel(BufferedImage image, int band, Raster to, int channel) {
        WritableRaster from = image.getRaster();
        ComponentSampleModel model = (ComponentSampleModel) from.getSampleModel();
        int bank = model.getBankIndices()[band];
        int stride = model.getPixelStride();
        int start =
                from.getDataBuffer().getOffsets()[bank]
                        + model.getOffset(
                                -from.getSampleModelTranslateX(),
                                -from.getSampleModelTranslateY(),
                                band);
        for (int y = 0; y < to.height(); y++) {
            int at = start + y * model.getScanlineStride();
            int target = to.index(0, y) + channel;
            switch (from.getDataBuffer()) {
                case DataBufferByte bytes -> copyRow(bytes.getData(bank), at, stride, to, target);
                case DataBufferUShort shorts ->
                        reduceRow(shorts.getData(bank), at, stride, to, target);
                default -> throw new IllegalStateException("Neither bytes nor shorts");
            }
        }
    }

    /// All colours of a row, one after the other for each pixel.
    private static void copyRow(BufferedImage image, int y, byte[] to, int at) {
        int colours = image.getColorModel().getNumColorComponents();
        boolean wide = image.getRaster().getDataBuffer() instanceof DataBufferUShort;
        int[] row = new int[image.getWidth()];
        for (int c = 0; c < colours; c++) {
            image.getRaster().getSamples(0, y, row.length, 1, c, row);
            for (int x = 0; x < row.length; x++) {
                to[at + x * colours + c] = wide ? reduced(row[x]) : (byte) row[x];
            }
        }
    }

    private static void copyRow(byte[] from, int at, int stride, Raster to, int target) {
        for (int x = 0; x < to.width(); x++) {
            to.rgba()[target + x * Raster.CHANNELS] = from[at + x * stride];
        }
    }

    private static void reduceRow(short[] from, int at, int stride, Raster to, int target) {
        for (int x = 0; x < to.width(); x++) {
            to.rgba()[target + x * Raster.CHANNELS] = reduced(from[at + x * stride] & 0xffff);
        }
    }

    /// A value of 16 bits as the nearest one of 8.
    static byte reduced(int value) {
        return (byte) ((value * 255 + 32767) / 65535);
    }
}
