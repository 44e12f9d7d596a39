package org.scumble.app.canvas.tool;

import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.paint.ColourPicker;

/// Takes up the colour under the pointer, for as long as it is held down.
final class PickerTool implements Tool {
    private static final int OPAQUE = 0xff000000;

    private final Easel easel;

    PickerTool(Easel easel) {
        this.easel = easel;
    }

    @Override
    public void pressed(Pointer at) {
        Document document = easel.document();
        ToolOptions options = easel.options();
        int argb =
                options.sampleAll()
                        ? ColourPicker.visible(document, at.column(), at.row(), options.pickSize())
                        : ColourPicker.layer(
                                document,
                                document.activeLayer(),
                                at.column(),
                                at.row(),
                                options.pickSize());
        if (argb >>> 24 != 0) { // of nothing there is no colour
            easel.pick(argb | OPAQUE);
        }
    }

    @Override
    public void dragged(Pointer to) {
        pressed(to);
    }

    @Override
    public Pointing pointing(Pointer at) {
        return Pointing.PICKER;
    }
}
