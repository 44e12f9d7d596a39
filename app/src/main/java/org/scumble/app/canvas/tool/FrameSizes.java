package org.scumble.app.canvas.tool;

import org.jspecify.annotations.Nullable;
import org.scumble.engine.ModelInfo;
import org.scumble.engine.image.Box;

/// The sizes that suit the model.
///
/// @param grid sides are multiples of this
/// @param side the side the model learned from, liked best
public record FrameSizes(int grid, int side) {
    /// Those of many models.
    public static final FrameSizes USUAL = new FrameSizes(8, 512);

    /// How near, as a share, a side is drawn to the model's own.
    private static final double LIKING = 0.06;

    /// Those of a model.
    ///
    /// @param info what the engine found in it; null if it was not read
    public static FrameSizes of(@Nullable ModelInfo info) {
        return info == null
                ? USUAL
                : new FrameSizes(
                        info.grid(), Math.max(info.defaults().width(), info.defaults().height()));
    }

    /// The side nearest to one that was dragged.
    public int snap(double length) {
        if (Math.abs(length - side) <= side * LIKING) {
            return side;
        }
        return (int) Math.max(grid, Math.rint(length / grid) * grid);
    }

    /// The smallest frame on the grid around a box, with the same middle.
    public Box around(Box box) {
        int width = Math.ceilDiv(Math.max(1, box.width()), grid) * grid;
        int height = Math.ceilDiv(Math.max(1, box.height()), grid) * grid;
        return new Box(
                box.x() - (width - box.width()) / 2,
                box.y() - (height - box.height()) / 2,
                width,
                height);
    }
}
