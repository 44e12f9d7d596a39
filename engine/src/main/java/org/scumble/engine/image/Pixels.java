package org.scumble.engine.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.SampleModel;
import java.util.Arrays;

/// Between rasters and what image readers and writers handle.
final class Pixels {
    private static final int OPAQUE = 255;

    private Pixels() {}

    /// Converts to sRGB if the picture is in another colour space.
    static Raster raster(BufferedImage image) {
        ColorModel model = image.getColorModel();
        ColorSpace space = model.getColorSpace();
        if (space.getType() == ColorSpace.TYPE_GRAY && mostOf(image.getSampleModel()) > 0) {
            return grey(image);
        }
        if (space.isCS_sRGB() || space.getType() == ColorSpace.TYPE_GRAY) {
            return rgb(image);
        }
        BufferedImage converted =
                new BufferedImage(
                        image.getWidth(),
                        image.getHeight(),
                        model.hasAlpha()
                                ? BufferedImage.TYPE_INT_ARGB
                                : BufferedImage.TYPE_INT_RGB);
        return rgb(new ColorConvertOp(null).filter(image, converted));
    }

    /// Blue, green, red, and in front of them alpha unless the picture is opaque.
    static BufferedImage image(Raster raster, boolean opaque) {
        BufferedImage image =
                new BufferedImage(
                        raster.width(),
                        raster.height(),
                        opaque ? BufferedImage.TYPE_3BYTE_BGR : BufferedImage.TYPE_4BYTE_ABGR);
        byte[] to = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        byte[] from = raster.rgba();
        int channels = opaque ? 3 : 4;
        for (int i = 0, at = channels; i < from.length; i += Raster.CHANNELS, at += channels) {
            to[at - 1] = from[i];
            to[at - 2] = from[i + 1];
            to[at - 3] = from[i + 2];
            if (!opaque) {
                to[at - 4] = from[i + 3];
            }
        }
        return image;
    }

    private static Raster rgb(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        Raster raster = Raster.blank(width, height);
        byte[] rgba = raster.rgba();
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            int to = raster.index(0, y);
            for (int argb : row) {
                rgba[to] = (byte) (argb >> 16);
                rgba[to + 1] = (byte) (argb >> 8);
                rgba[to + 2] = (byte) argb;
                rgba[to + 3] = (byte) (argb >> 24);
                to += Raster.CHANNELS;
            }
        }
        return raster;
    }

    /// Java takes grey values for linear light and brightens them; files mean them like those of
    /// colours. So the values are taken as they are stored.
    private static Raster grey(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int most = mostOf(image.getSampleModel());
        boolean alpha = image.getColorModel().hasAlpha();
        Raster raster = Raster.blank(width, height);
        byte[] rgba = raster.rgba();
        int[] greys = new int[width];
        int[] alphas = new int[width];
        Arrays.fill(alphas, most);
        for (int y = 0; y < height; y++) {
            image.getRaster().getSamples(0, y, width, 1, 0, greys);
            if (alpha) {
                image.getRaster().getSamples(0, y, width, 1, 1, alphas);
            }
            int to = raster.index(0, y);
            for (int x = 0; x < width; x++, to += Raster.CHANNELS) {
                int grey = (greys[x] * OPAQUE + most / 2) / most;
                Arrays.fill(rgba, to, to + 3, (byte) grey);
                rgba[to + 3] = (byte) ((alphas[x] * OPAQUE + most / 2) / most);
            }
        }
        return raster;
    }

    /// The greatest value that whole numbers of 8 or 16 bits have; 0 for other kinds.
    private static int mostOf(SampleModel model) {
        boolean whole =
                model.getTransferType() == DataBuffer.TYPE_BYTE
                        || model.getTransferType() == DataBuffer.TYPE_USHORT;
        int bits = model.getSampleSize(0);
        return whole && (bits == 8 || bits == 16) ? (1 << bits) - 1 : 0;
    }
}
