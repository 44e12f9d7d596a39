package org.scumble.app.canvas.file;

import java.util.Map;
import java.util.Optional;
import org.scumble.app.canvas.document.Blend;

/// The blend modes of Photoshop files that the canvas has.
final class PsdBlend {
    /// A group whose layers blend with what is below it.
    static final String PASS_THROUGH = "pass";

    private static final Map<String, Blend> BLENDS =
            Map.ofEntries(
                    Map.entry("norm", Blend.NORMAL),
                    Map.entry("mul ", Blend.MULTIPLY),
                    Map.entry("scrn", Blend.SCREEN),
                    Map.entry("over", Blend.OVERLAY),
                    Map.entry("dark", Blend.DARKEN),
                    Map.entry("lite", Blend.LIGHTEN),
                    Map.entry("div ", Blend.COLOUR_DODGE),
                    Map.entry("idiv", Blend.COLOUR_BURN),
                    Map.entry("hLit", Blend.HARD_LIGHT),
                    Map.entry("sLit", Blend.SOFT_LIGHT),
                    Map.entry("diff", Blend.DIFFERENCE),
                    Map.entry("lddg", Blend.ADD),
                    Map.entry(PASS_THROUGH, Blend.NORMAL));

    private PsdBlend() {}

    /// @param key four letters
    static Optional<Blend> of(String key) {
        return Optional.ofNullable(BLENDS.get(key));
    }
}
