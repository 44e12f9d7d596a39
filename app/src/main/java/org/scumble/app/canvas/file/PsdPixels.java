package org.scumble.app.canvas.file;

import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Surface;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Raster;

/// Reads the pixels of a Photoshop file's layers, in sRGB, with their masks in their alpha.
final class PsdPixels {
    private final PsdFile file;
    private final PsdChannelReader channels;
    private final @Nullable ICC_Profile profile;

    PsdPixels(ImageInputStream in, PsdFile file) {
        this.file = file;
        this.channels = new PsdChannelReader(in, file.large(), file.depth());
        this.profile = profile(file.profile());
    }

    private static @Nullable ICC_Profile profile(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return ICC_Profile.getInstance(bytes);
        } catch (IllegalArgumentException damaged) {
            return null; // as if there were none
        }
    }

    /// What of a layer lies on the canvas.
    ///
    /// @param base the layer that this one is clipped to; null if it is to none
    /// @throws IOException if its data is damaged
    Surface surface(PsdLayer layer, @Nullable Surface base) throws IOException {
        Box canvas = file.canvas();
        Box area = onCanvas(layer.bounds());
        if (area.isEmpty()) {
            return Surface.blank(canvas.width(), canvas.height(), Raster.CHANNELS);
        }
        HeapRoom.require(
                "the layer " + Failures.quoted(layer.name()),
                2 * Limits.BYTES_A_PIXEL * area.area());
        Raster picture = colours(layer, area);
        applyMask(layer, area, picture);
        if (base != null) {
            multiplyAlpha(picture, base.raster(area));
        }
        Raster converted = SrgbPixels.converted(picture, file.colours(), profile);
        return Surface.of(converted, canvas.width(), canvas.height(), area.x(), area.y());
    }

    private Box onCanvas(PsdLayer.Bounds bounds) {
        return Limits.onCanvas(
                bounds.left(), bounds.top(), bounds.right(), bounds.bottom(), file.canvas());
    }

    private Raster colours(PsdLayer layer, Box area) throws IOException {
        Raster picture = Raster.blank(area.width(), area.height());
        for (int i = 3; i < picture.rgba().length; i += Raster.CHANNELS) {
            picture.rgba()[i] = (byte) 255;
        }
        for (PsdLayer.Channel channel : layer.channels()) {
            if (channel.id() == PsdLayer.ALPHA) {
                copy(channel, layer.bounds(), area, picture, 3, 1);
            } else if (channel.id() >= 0 && channel.id() < file.colours()) {
                boolean grey = file.colours() == 1;
                copy(channel, layer.bounds(), area, picture, channel.id(), grey ? 3 : 1);
            }
        }
        return picture;
    }

    /// @param first the first of the picture's channels that take the values
    /// @param count of these channels
    private void copy(
            PsdLayer.Channel channel,
            PsdLayer.Bounds bounds,
            Box area,
            Raster picture,
            int first,
            int count)
            throws IOException {
        channels.read(
                channel,
                bounds,
                (y, values) -> {
                    long row = (long) bounds.top() + y - area.y();
                    if (row < 0 || row >= area.height()) {
                        return;
                    }
                    int to = picture.index(0, (int) row);
                    int from = area.x() - bounds.left();
                    for (int x = 0; x < area.width(); x++) {
                        for (int c = first; c < first + count; c++) {
                            picture.rgba()[to + x * Raster.CHANNELS + c] = values[from + x];
                        }
                    }
                });
    }

    private void applyMask(PsdLayer layer, Box area, Raster picture) throws IOException {
        PsdLayer.Mask mask = layer.mask();
        Optional<PsdLayer.Channel> channel = layer.channel(PsdLayer.USER_MASK);
        if (mask == null || mask.disabled() || channel.isEmpty()) {
            return;
        }
        Raster values = Raster.blank(area.width(), area.height());
        for (int i = 3; i < values.rgba().length; i += Raster.CHANNELS) {
            values.rgba()[i] = (byte) mask.outside();
        }
        Box inside = onCanvas(mask.bounds()).intersect(area);
        if (!inside.isEmpty()) {
            Raster part = Raster.blank(inside.width(), inside.height());
            copy(channel.get(), mask.bounds(), inside, part, 3, 1);
            for (int y = 0; y < inside.height(); y++) {
                System.arraycopy(
                        part.rgba(),
                        part.index(0, y),
                        values.rgba(),
                        values.index(inside.x() - area.x(), inside.y() - area.y() + y),
                        inside.width() * Raster.CHANNELS);
            }
        }
        multiplyAlpha(picture, values);
    }

    private static void multiplyAlpha(Raster picture, Raster by) {
        for (int i = 3; i < picture.rgba().length; i += Raster.CHANNELS) {
            int product = (picture.rgba()[i] & 0xff) * (by.rgba()[i] & 0xff);
            picture.rgba()[i] = (byte) ((product + 127) / 255);
        }
    }
}
