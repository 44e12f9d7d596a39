package org.scumble.app.canvas.document;

/// How a layer's colour meets what is below it: the separable modes of W3C's "Compositing and
/// Blending Level 1", and addition.
public enum Blend {
    NORMAL("Normal", "svg:src-over"),
    MULTIPLY("Multiply", "svg:multiply"),
    SCREEN("Screen", "svg:screen"),
    OVERLAY("Overlay", "svg:overlay"),
    DARKEN("Darken", "svg:darken"),
    LIGHTEN("Lighten", "svg:lighten"),
    COLOUR_DODGE("Colour dodge", "svg:color-dodge"),
    COLOUR_BURN("Colour burn", "svg:color-burn"),
    HARD_LIGHT("Hard light", "svg:hard-light"),
    SOFT_LIGHT("Soft light", "svg:soft-light"),
    DIFFERENCE("Difference", "svg:difference"),
    ADD("Add", "svg:plus");

    private static final int FULL = 255;

    private final String label;
    private final String svgName;

    Blend(String label, String svgName) {
        this.label = label;
        this.svgName = svgName;
    }

    /// The word for a list to choose from.
    public String label() {
        return label;
    }

    /// The name in OpenRaster files, as "svg:multiply".
    public String svgName() {
        return svgName;
    }

    /// One channel of the mixed colour, before alpha comes into it.
    ///
    /// @param backdrop what is below, straight, 0 to 255
    /// @param source the layer's, straight, 0 to 255
    public int channel(int backdrop, int source) {
        return switch (this) {
            case NORMAL -> source;
            case MULTIPLY -> product(backdrop, source);
            case SCREEN -> backdrop + source - product(backdrop, source);
            case OVERLAY -> hardLight(source, backdrop);
            case DARKEN -> Math.min(backdrop, source);
            case LIGHTEN -> Math.max(backdrop, source);
            case COLOUR_DODGE -> dodge(backdrop, source);
            case COLOUR_BURN -> FULL - dodge(FULL - backdrop, FULL - source);
            case HARD_LIGHT -> hardLight(backdrop, source);
            case SOFT_LIGHT -> softLight(backdrop / (float) FULL, source / (float) FULL);
            case DIFFERENCE -> Math.abs(backdrop - source);
            case ADD -> Math.min(FULL, backdrop + source);
        };
    }

    private static int product(int a, int b) {
        return (a * b + FULL / 2) / FULL;
    }

    private static int dodge(int backdrop, int source) {
        if (backdrop == 0) {
            return 0;
        }
        int rest = FULL - source;
        return rest <= backdrop ? FULL : (backdrop * FULL + rest / 2) / rest;
    }

    private static int hardLight(int backdrop, int source) {
        if (2 * source <= FULL) {
            return product(backdrop, 2 * source);
        }
        int above = 2 * source - FULL;
        return backdrop + above - product(backdrop, above);
    }

    private static int softLight(float backdrop, float source) {
        float result;
        if (source <= 0.5f) {
            result = backdrop - (1 - 2 * source) * backdrop * (1 - backdrop);
        } else {
            float curve =
                    backdrop <= 0.25f
                            ? ((16 * backdrop - 12) * backdrop + 4) * backdrop
                            : (float) Math.sqrt(backdrop);
            result = backdrop + (2 * source - 1) * (curve - backdrop);
        }
        return (int) (result * FULL + 0.5f);
    }
}
