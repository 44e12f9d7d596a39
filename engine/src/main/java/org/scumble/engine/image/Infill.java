package org.scumble.engine.image;

import java.util.Locale;

/// What lies under a mask before the model paints there. At a strength below 1 it shows through, so
/// it decides what the model starts from.
public enum Infill {
    ORIGINAL("Original", "Keeps what is there: the new picture grows out of it."),
    BLUR("Blur", "Spreads the surroundings over the hole, softer the farther in."),
    NEUTRAL("Grey", "Mid grey that joins the surroundings softly: nothing is suggested."),
    BORDER(
            "Border",
            "Continues the colours along the edge smoothly: suits sky, walls, outpainting."),
    PATCH(
            "Texture",
            "Fills with pieces found around the hole: suits grass, stone, removing things."),
    NOISE("Noise", "Coloured noise around the mean of the surroundings: leaves most freedom.");

    private final String label;
    private final String description;

    Infill(String label, String description) {
        this.label = label;
        this.description = description;
    }

    /// The word in requests and settings, as "patch".
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The word for a list to choose from.
    public String label() {
        return label;
    }

    /// One sentence of what it does and where it suits.
    public String description() {
        return description;
    }

    /// Fills what lies under a mask from the pixels that the mask keeps. A half replaced pixel
    /// becomes half of both; where the mask is 0, every byte stays as it is. Transparent pixels are
    /// no surroundings, and opaque once replaced in full. If nothing is left around the mask, mid
    /// grey stands for the surroundings. [#ORIGINAL] returns the picture itself.
    ///
    /// @param seed of what is drawn at random; the same seed gives the same picture
    /// @throws IllegalArgumentException when the sizes differ
    public Raster fill(Raster picture, Mask mask, long seed) {
        if (picture.width() != mask.width() || picture.height() != mask.height()) {
            throw new IllegalArgumentException(
                    "A mask of %dx%d for a picture of %dx%d"
                            .formatted(
                                    mask.width(),
                                    mask.height(),
                                    picture.width(),
                                    picture.height()));
        }
        Box bounds = mask.bounds();
        if (this == ORIGINAL || bounds.isEmpty()) {
            return picture;
        }
        Hole hole = Hole.of(picture, mask, bounds, around(bounds));
        switch (this) {
            case ORIGINAL -> {}
            case BLUR -> BlurFill.fill(hole);
            case NEUTRAL -> SurfaceFills.neutral(hole);
            case BORDER -> SurfaceFills.border(hole);
            case PATCH -> PatchFill.fill(hole, seed);
            case NOISE -> SurfaceFills.noise(hole, seed);
        }
        return hole.laidOver(picture, mask);
    }

    /// How much of what surrounds the mask counts, in pixels.
    private int around(Box bounds) {
        int side = Math.max(bounds.width(), bounds.height());
        return switch (this) {
            case ORIGINAL, NEUTRAL, BORDER -> 2;
            case BLUR -> Math.max(32, side);
            case PATCH -> Math.max(64, side);
            case NOISE -> 16;
        };
    }
}
