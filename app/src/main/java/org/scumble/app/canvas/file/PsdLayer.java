package org.scumble.app.canvas.file;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a Photoshop file says of one layer, or of one end of a group.
///
/// @param bounds where its pixels are on the canvas
/// @param channels in the order of the file
/// @param blend four letters, as `norm`
/// @param opacity 0 to 255, of the layer with its effects
/// @param fill 0 to 255, of the layer without them
/// @param clipped whether it is seen only where the next layer below that is not clipped is
/// @param part what it is beside a layer
/// @param mask what hides parts of it; null if nothing does
/// @param effects whether shadows, outlines and the like are drawn around it
/// @param adjustment whether it changes what is below it, or is a fill that is worked out anew
record PsdLayer(
        String name,
        Bounds bounds,
        List<Channel> channels,
        String blend,
        int opacity,
        int fill,
        boolean clipped,
        boolean visible,
        boolean transparencyLocked,
        Part part,
        @Nullable Mask mask,
        boolean effects,
        boolean adjustment) {
    static final int ALPHA = -1;
    static final int USER_MASK = -2;

    /// A layer, or one of the two that a group lies between, the lower one first in the file.
    enum Part {
        LAYER,
        GROUP_BOTTOM,
        GROUP
    }

    /// Numbers as they stand in the file; they may lie anywhere.
    record Bounds(int left, int top, int right, int bottom) {
        long width() {
            return (long) right - left;
        }

        long height() {
            return (long) bottom - top;
        }

        boolean isEmpty() {
            return width() <= 0 || height() <= 0;
        }
    }

    /// @param id 0 and up: colours; [#ALPHA]; [#USER_MASK]; what is below is not read
    /// @param start where its data begins in the file
    /// @param length of the data, in bytes
    record Channel(int id, long start, long length) {}

    /// @param outside what holds beyond the bounds, 0 to 255
    record Mask(Bounds bounds, int outside, boolean disabled) {}

    PsdLayer withChannels(List<Channel> to) {
        return new PsdLayer(
                name,
                bounds,
                to,
                blend,
                opacity,
                fill,
                clipped,
                visible,
                transparencyLocked,
                part,
                mask,
                effects,
                adjustment);
    }

    Optional<Channel> channel(int id) {
        return channels.stream().filter(channel -> channel.id() == id).findFirst();
    }
}
