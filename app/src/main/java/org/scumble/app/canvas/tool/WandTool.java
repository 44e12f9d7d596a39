package org.scumble.app.canvas.tool;

import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.paint.Selections;

/// Selects what has a colour like that of the clicked pixel.
final class WandTool implements Tool {
    private final Easel easel;

    WandTool(Easel easel) {
        this.easel = easel;
    }

    @Override
    public void pressed(Pointer at) {
        Document document = easel.document();
        ToolOptions options = easel.options();
        Selections.Mode mode = Selecting.mode(at.modifiers(), options.mode());
        if (!document.box().contains(at.column(), at.row())) {
            return;
        }
        easel.compute(
                ToolKind.WAND.label(),
                () ->
                        Selecting.select(
                                document,
                                Selections.wand(
                                        document,
                                        at.column(),
                                        at.row(),
                                        options.tolerance(),
                                        options.contiguous(),
                                        options.sampleAll()),
                                mode,
                                options.feather()),
                next -> easel.commit("Select by colour", next));
    }

    @Override
    public Pointing pointing(Pointer at) {
        return Pointing.CROSS;
    }
}
