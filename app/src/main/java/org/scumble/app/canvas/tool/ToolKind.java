package org.scumble.app.canvas.tool;

/// The tools there are, in the order of the tool bar.
public enum ToolKind {
    BRUSH("Brush", "B", "Paints on the active layer. Shift draws straight, Alt picks a colour."),
    ERASER("Eraser", "E", "Makes the active layer transparent, or takes away from a mask."),
    MASK_BRUSH("Mask brush", "M", "Marks what is to be painted anew, on a mask layer."),
    MASK_ERASER("Mask eraser", "Shift+M", "Takes away from the mask."),
    RECTANGLE("Rectangle", "U", "Selects a rectangle. Shift adds, Alt subtracts, both intersect."),
    ELLIPSE("Ellipse", "Shift+U", "Selects an ellipse. Shift while dragging makes a circle."),
    LASSO("Lasso", "L", "Selects what you draw a line around."),
    POLYGON("Polygon", "Shift+L", "Selects between corners; a double click or Enter closes it."),
    WAND("Magic wand", "W", "Selects what has a similar colour."),
    MOVE("Move and transform", "V", "Moves, scales and turns the layer or what is selected."),
    FRAME("Frame", "C", "The part of the canvas that the model sees and paints."),
    BUCKET("Bucket", "G", "Fills an area of similar colour."),
    GRADIENT("Gradient", "Shift+G", "Draws a change from one colour to the other."),
    TEXT("Text", "T", "Sets text on a layer of its own."),
    PICKER("Colour picker", "I", "Takes up a colour from the canvas."),
    HAND("Hand", "H", "Moves the view. The space bar does so with every tool.");

    private final String label;
    private final String keys;
    private final String description;

    ToolKind(String label, String keys, String description) {
        this.label = label;
        this.keys = keys;
        this.description = description;
    }

    public String label() {
        return label;
    }

    /// The key that takes it, unless the artist chose another.
    public String keys() {
        return keys;
    }

    /// What it does, for a tooltip.
    public String description() {
        return description;
    }

    /// Whether its pointer is a circle of the brush's size.
    public boolean hasBrush() {
        return this == BRUSH || this == ERASER || isForMasks();
    }

    /// Whether it makes or changes a selection.
    public boolean selects() {
        return this == RECTANGLE
                || this == ELLIPSE
                || this == LASSO
                || this == POLYGON
                || this == WAND;
    }

    /// Whether Alt picks a colour while it is held.
    boolean usesColour() {
        return this == BRUSH
                || this == ERASER
                || this == BUCKET
                || this == GRADIENT
                || this == TEXT;
    }

    /// Whether it paints masks, whatever layer is active.
    public boolean isForMasks() {
        return this == MASK_BRUSH || this == MASK_ERASER;
    }
}
