package org.scumble.engine.pipeline;

/// What sizes suit a model.
///
/// @param grid sides are multiples of this, in pixels
/// @param nativeSide the side of the squares that it learned from: it composes best near their area
/// @param largestSide the side of the largest square that it is left to compose; beyond, it
///     repeats itself
public record PictureLimits(int grid, int nativeSide, int largestSide) {
    public PictureLimits {
        if (grid <= 0 || nativeSide < grid || largestSide < nativeSide) {
            throw new IllegalArgumentException(
                    "A grid of %d pixels for squares of %d to %d"
                            .formatted(grid, nativeSide, largestSide));
        }
    }

    /// The limits of a model whose own pictures have this size.
    public static PictureLimits of(int grid, int width, int height) {
        int side = Math.max(grid, (int) Math.round(Math.sqrt((double) width * height)));
        return new PictureLimits(grid, side, side * 5 / 4);
    }

    /// The side of the largest square that it refines well once the composition stands.
    int refinedSide() {
        return 2 * nativeSide;
    }

    /// The nearest length on the grid, at least one step of it.
    int snapped(double length) {
        return Math.max(1, (int) Math.round(length / grid)) * grid;
    }

    /// The next length on the grid.
    int snappedUp(int length) {
        return Math.ceilDiv(length, grid) * grid;
    }
}
