package org.scumble.app.canvas.tool;

import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.paint.Fills;

/// Fills an area of similar colour; a mask is filled in full.
final class BucketTool implements Tool {
    private static final int MASKED = 0xffffffff;

    private final Easel easel;

    BucketTool(Easel easel) {
        this.easel = easel;
    }

    @Override
    public void pressed(Pointer at) {
        Target.of(easel).ifPresent(layer -> pour(at, layer));
    }

    private void pour(Pointer at, Layer layer) {
        Document document = easel.document();
        ToolOptions options = easel.options();
        int argb = layer.kind() == Layer.Kind.MASK ? MASKED : easel.colour();
        easel.compute(
                "Fill",
                () ->
                        Fills.bucket(
                                document,
                                layer.id(),
                                at.column(),
                                at.row(),
                                argb,
                                options.tolerance(),
                                options.contiguous(),
                                options.sampleAll()),
                next -> {
                    if (next != document) {
                        easel.commit("Fill", next);
                    }
                });
    }

    @Override
    public Pointing pointing(Pointer at) {
        return Pointing.CROSS;
    }
}
