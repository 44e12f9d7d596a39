package org.scumble.app.canvas;

import java.util.ArrayList;
import java.util.List;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.paint.Transforms;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Raster;

/// Makes what was painted a part of the document.
final class StagedLayer {
    private static final int LONGEST_NAME = 48;

    private StagedLayer() {}

    /// With a patch as a new layer over all that was looked at when it was painted. The canvas is
    /// extended where the patch reaches beyond it.
    static Document laid(Document document, Box area, Raster patch, String name) {
        Box canvas = document.box().union(area);
        Document extended =
                canvas.equals(document.box())
                        ? document
                        : Transforms.resizeCanvas(
                                document,
                                canvas.width(),
                                canvas.height(),
                                -canvas.x(),
                                -canvas.y());
        Surface surface =
                Surface.of(
                        patch,
                        canvas.width(),
                        canvas.height(),
                        area.x() - canvas.x(),
                        area.y() - canvas.y());
        Layer layer = Layer.raster(document.nextId(), name, surface);
        List<Layer> layers = new ArrayList<>(extended.layers());
        layers.add(top(layers), layer);
        return extended.withLayers(layers, layer.id());
    }

    /// Above the highest layer of the picture; masks stay on top.
    private static int top(List<Layer> layers) {
        int top = layers.size();
        while (top > 0 && layers.get(top - 1).kind() == Layer.Kind.MASK) {
            top--;
        }
        return top;
    }

    /// Such as "Fill: a red boat".
    static String name(GenerationRequest request) {
        String verb = VerbStamp.of(request).map(stamp -> stamp.verb().label()).orElse("Painted");
        String prompt = request.settings().prompt().strip().replaceAll("\\s+", " ");
        String name = prompt.isEmpty() ? verb : verb + ": " + prompt;
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, LONGEST_NAME - 1).strip() + "…";
    }
}
