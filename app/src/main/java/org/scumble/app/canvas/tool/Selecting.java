package org.scumble.app.canvas.tool;

import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.paint.Selections;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Mask;

/// What the tools that select have in common.
final class Selecting {
    private Selecting() {}

    /// How a selection that begins now meets the present one: Shift adds, Alt subtracts, both
    /// intersect.
    static Selections.Mode mode(Modifiers held, Selections.Mode otherwise) {
        if (held.shift() && held.alt()) {
            return Selections.Mode.INTERSECT;
        }
        if (held.shift()) {
            return Selections.Mode.ADD;
        }
        return held.alt() ? Selections.Mode.SUBTRACT : otherwise;
    }

    /// The document with a shape selected, its edge softened.
    static Document select(Document document, Surface shape, Selections.Mode mode, double feather) {
        Surface soft = shape;
        if (feather > 0 && !shape.isBlank()) {
            Surface softened =
                    Selections.feather(document.withSelection(shape), feather).selection();
            soft = softened == null ? shape : softened;
        }
        return Selections.select(document, soft, mode);
    }

    /// Whether a pixel is selected by half or more.
    static boolean isSelected(Document document, Pointer at) {
        Surface selection = document.selection();
        if (selection == null || !document.box().contains(at.column(), at.row())) {
            return false;
        }
        byte[] value = new byte[1];
        selection.read(new Box(at.column(), at.row(), 1, 1), value);
        return (value[0] & 0xff) >= Mask.HALF;
    }
}
