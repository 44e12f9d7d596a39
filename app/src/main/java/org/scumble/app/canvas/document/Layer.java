package org.scumble.app.canvas.document;

import org.scumble.engine.image.Raster;

/// One sheet of a document.
///
/// @param id its own in the document; stays when the layer changes
/// @param kind whether it is a part of the picture, or says where the picture is to be repainted
/// @param name as the artist called it
/// @param opacity 0 to 1
/// @param visible whether it takes part in what is seen
/// @param transparencyLocked whether painting leaves its alpha as it is
/// @param blend how it meets the layers below
/// @param surface of the document's size; 4 channels for a picture, 1 for a mask
public record Layer(
        long id,
        Kind kind,
        String name,
        double opacity,
        boolean visible,
        boolean transparencyLocked,
        Blend blend,
        Surface surface) {
    /// What a layer is for.
    public enum Kind {
        RASTER(Raster.CHANNELS),
        MASK(1);

        private final int channels;

        Kind(int channels) {
            this.channels = channels;
        }

        /// How many channels the surface of such a layer has.
        public int channels() {
            return channels;
        }
    }

    public Layer {
        if (!(opacity >= 0 && opacity <= 1)) {
            throw new IllegalArgumentException("An opacity is 0 to 1, not " + opacity);
        }
        if (surface.channels() != kind.channels()) {
            throw new IllegalArgumentException(
                    "A %s layer has %d channels, not %d"
                            .formatted(kind, kind.channels(), surface.channels()));
        }
    }

    /// A visible, opaque layer of the picture.
    public static Layer raster(long id, String name, Surface surface) {
        return new Layer(id, Kind.RASTER, name, 1, true, false, Blend.NORMAL, surface);
    }

    /// A visible mask.
    public static Layer mask(long id, String name, Surface surface) {
        return new Layer(id, Kind.MASK, name, 1, true, false, Blend.NORMAL, surface);
    }

    public Layer withId(long to) {
        return new Layer(to, kind, name, opacity, visible, transparencyLocked, blend, surface);
    }

    public Layer withName(String to) {
        return new Layer(id, kind, to, opacity, visible, transparencyLocked, blend, surface);
    }

    public Layer withOpacity(double to) {
        return new Layer(id, kind, name, to, visible, transparencyLocked, blend, surface);
    }

    public Layer withVisible(boolean to) {
        return new Layer(id, kind, name, opacity, to, transparencyLocked, blend, surface);
    }

    public Layer withTransparencyLocked(boolean to) {
        return new Layer(id, kind, name, opacity, visible, to, blend, surface);
    }

    public Layer withBlend(Blend to) {
        return new Layer(id, kind, name, opacity, visible, transparencyLocked, to, surface);
    }

    public Layer withSurface(Surface to) {
        return new Layer(id, kind, name, opacity, visible, transparencyLocked, blend, to);
    }
}
