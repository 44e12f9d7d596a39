package org.scumble.app.canvas.tool;

import org.scumble.app.canvas.paint.Selections;
import org.scumble.app.canvas.paint.TextStyle;

/// What the options bar says, beside the brush.
///
/// @param mode how a new selection meets the present one, unless keys say otherwise
/// @param feather how far a new selection's edge fades, in pixels
/// @param tolerance the greatest difference of colours that count as similar, 0 to 255
/// @param contiguous whether only what hangs together with the clicked pixel counts
/// @param sampleAll whether the visible picture is looked at instead of the active layer
/// @param radial whether a gradient goes outwards in circles
/// @param toTransparent whether a gradient ends in nothing instead of the background colour
/// @param pickSize pixels a side that a picked colour is the mean of
/// @param text how text looks; its colour is not used
public record ToolOptions(
        Selections.Mode mode,
        double feather,
        int tolerance,
        boolean contiguous,
        boolean sampleAll,
        boolean radial,
        boolean toTransparent,
        int pickSize,
        TextStyle text) {
    private static final int USUAL_TOLERANCE = 32;
    private static final double USUAL_TEXT_SIZE = 48;

    /// What the studio starts with.
    public static ToolOptions initial() {
        return new ToolOptions(
                Selections.Mode.REPLACE,
                0,
                USUAL_TOLERANCE,
                true,
                true,
                false,
                false,
                1,
                new TextStyle("SansSerif", USUAL_TEXT_SIZE, 0xff000000, false, false));
    }
}
