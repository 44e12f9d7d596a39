package org.scumble.app.ui;

/// The steps in which a model's sizes go.
public final class Grid {
    private Grid() {}

    /// The multiple of `grid` nearest to `side`, but never nothing.
    public static int snap(double side, int grid) {
        return (int) Math.max(grid, Math.round(side / grid) * grid);
    }
}
