package org.scumble.app.canvas.file;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.WritableRaster;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.image.Raster;

/// Converts colours of a profile's space to sRGB.
final class IccConversion {
    private static final int RGB = 3;

    /// Rows that are converted at once.
    private static final int BAND = 64;

    /// How many values a channel are looked at to tell whether anything changes, from 0 to 255 in
    /// equal steps, and how far off the converted ones may be.
    private static final int VALUES = 6;

    private static final int TOLERANCE = 1;

    private final int channels;
    private final ColorConvertOp conversion;

    private IccConversion(ICC_Profile profile) {
        channels = profile.getNumComponents();
        ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
        conversion = new ColorConvertOp(new ICC_Profile[] {profile, srgb}, null);
    }

    /// The conversion from a profile's space; null if there is nothing to convert: no profile, one
    /// for another number of channels, one that cannot be used, or sRGB under one of its many
    /// names. Converting from that would change values by one here and there, in pictures that are
    /// to stay as they are.
    static @Nullable IccConversion of(@Nullable ICC_Profile profile, int channels) {
        try {
            if (profile == null || profile.getNumComponents() != channels) {
                return null;
            }
            IccConversion conversion = new IccConversion(profile);
            return conversion.changesNothing() ? null : conversion;
        } catch (CMMException | IllegalArgumentException unusable) {
            return null;
        }
    }

    private boolean changesNothing() {
        int count = (int) Math.pow(VALUES, channels);
        WritableRaster colours = raster(channels, count, 1);
        for (int i = 0; i < count; i++) {
            int rest = i;
            for (int c = 0; c < channels; c++, rest /= VALUES) {
                colours.setSample(i, 0, c, rest % VALUES * 255 / (VALUES - 1));
            }
        }
        WritableRaster converted = raster(RGB, count, 1);
        conversion.filter(colours, converted);
        for (int i = 0; i < count * RGB && channels <= RGB; i++) {
            int before = colours.getSample(i / RGB, 0, channels == 1 ? 0 : i % RGB);
            if (Math.abs(before - converted.getSample(i / RGB, 0, i % RGB)) > TOLERANCE) {
                return false;
            }
        }
        return channels <= RGB;
    }

    /// Fills a row of values, one after the other for each pixel.
    @FunctionalInterface
    interface Rows {
        /// Copies one row.
        ///
        /// @param at where the row's first value belongs
        void copy(int y, byte[] to, int at);
    }

    /// Puts colours into a picture and leaves its alpha.
    ///
    /// @param from the rows of the picture, 8 bits a channel
    void convert(Rows from, Raster to) {
        int width = to.width();
        for (int y = 0; y < to.height(); y += BAND) {
            int rows = Math.min(BAND, to.height() - y);
            WritableRaster colours = raster(channels, width, rows);
            byte[] values = ((DataBufferByte) colours.getDataBuffer()).getData();
            for (int row = 0; row < rows; row++) {
                from.copy(y + row, values, row * width * channels);
            }
            WritableRaster converted = raster(RGB, width, rows);
            conversion.filter(colours, converted);
            byte[] rgb = ((DataBufferByte) converted.getDataBuffer()).getData();
            for (int i = 0; i < width * rows; i++) {
                int target = to.index(0, y) + i * Raster.CHANNELS;
                System.arraycopy(rgb, i * RGB, to.rgba(), target, RGB);
            }
        }
    }

    /// A picture of 1 or 3 channels in sRGB, with the same alpha.
    ///
    /// @param raster its red is taken where the profile has one channel
    Raster converted(Raster raster) {
        Raster result = new Raster(raster.width(), raster.height(), raster.rgba().clone());
        convert(
                (y, to, at) -> {
                    int from = raster.index(0, y);
                    for (int x = 0; x < raster.width(); x++) {
                        System.arraycopy(
                                raster.rgba(),
                                from + x * Raster.CHANNELS,
                                to,
                                at + x * channels,
                                channels);
                    }
                },
                result);
        return result;
    }

    private static WritableRaster raster(int channels, int width, int height) {
        return java.awt.image.Raster.createInterleavedRaster(
                DataBuffer.TYPE_BYTE, width, height, channels, null);
    }
}
