package org.scumble.app.canvas;

import org.scumble.app.canvas.document.CanvasSettings;
import org.scumble.engine.InpaintOptions;
import org.scumble.engine.image.Infill;

/// What the model can be asked to do with the canvas, in one click.
public enum Verb {
    FILL("Fill", "Paints what is selected or masked anew, as the prompt says.", Infill.BLUR, 1),
    EXPAND(
            "Expand",
            "Continues the picture beyond its border, as far as the frame reaches.",
            Infill.BORDER,
            1),
    REMOVE(
            "Remove",
            "Takes away what is selected or masked and continues what is around it. The prompt is"
                    + " not used.",
            Infill.PATCH,
            0.4),
    ADD("Add", "Puts what the prompt says where you selected or masked.", Infill.NEUTRAL, 1),
    REFINE(
            "Refine",
            "Works over what is selected or masked, or else the whole frame; the strength says how"
                    + " freely.",
            Infill.ORIGINAL,
            Double.NaN),
    VARIATIONS(
            "Variations",
            "Paints the whole frame several times, each with another seed.",
            Infill.ORIGINAL,
            Double.NaN);

    /// How many variations to paint unless the artist wants several pictures anyway.
    private static final int USUAL_VARIATIONS = 4;

    private final String label;
    private final String description;
    private final Infill infill;
    private final double strength;

    Verb(String label, String description, Infill infill, double strength) {
        this.label = label;
        this.description = description;
        this.infill = infill;
        this.strength = strength;
    }

    public String label() {
        return label;
    }

    /// What it does, for a tooltip.
    public String description() {
        return description;
    }

    /// The keys that start it.
    public String keys() {
        return switch (this) {
            case FILL -> "Alt+1";
            case EXPAND -> "Alt+2";
            case REMOVE -> "Alt+3";
            case ADD -> "Alt+4";
            case REFINE -> "Alt+5";
            case VARIATIONS -> "Alt+6";
        };
    }

    /// What lies under the mask unless the artist chose something.
    public Infill infill() {
        return infill;
    }

    /// Whether there must be a selection or a mask.
    public boolean needsRegion() {
        return switch (this) {
            case FILL, REMOVE, ADD -> true;
            case EXPAND, REFINE, VARIATIONS -> false;
        };
    }

    /// Whether it starts from what is there, by the strength that the artist chose.
    public boolean usesStrength() {
        return Double.isNaN(strength);
    }

    /// The share of the noise schedule that it runs.
    public double strength(CanvasSettings settings) {
        return usesStrength() ? settings.strength() : strength;
    }

    /// How it joins its surroundings. [Infill#ORIGINAL] leaves the choice to the verb.
    public InpaintOptions options(CanvasSettings settings) {
        InpaintOptions options = settings.options();
        return options.infill() == Infill.ORIGINAL ? options.withInfill(infill) : options;
    }

    /// How many pictures it makes.
    ///
    /// @param wanted as the artist set it
    public int count(int wanted) {
        return this == VARIATIONS && wanted == 1 ? USUAL_VARIATIONS : wanted;
    }
}
