package org.scumble.app.generate;

import java.util.List;
import org.scumble.app.ui.Grid;

/// A usual shape at about the area the model learned from.
record SizePreset(String name, int width, int height) {
    static List<SizePreset> of(int side, int grid) {
        return List.of(
                shape("Square", side, 1, 1, grid),
                shape("3 : 2", side, 3, 2, grid),
                shape("2 : 3", side, 2, 3, grid),
                shape("16 : 9", side, 16, 9, grid));
    }

    private static SizePreset shape(String name, int side, int across, int down, int grid) {
        double scale = side / Math.sqrt((double) across * down);
        return new SizePreset(name, Grid.snap(across * scale, grid), Grid.snap(down * scale, grid));
    }
}
