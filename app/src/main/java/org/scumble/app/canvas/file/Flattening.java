package org.scumble.app.canvas.file;

import java.util.ArrayList;
import java.util.List;
import org.scumble.app.canvas.document.Blend;
import org.scumble.app.canvas.document.CanvasSettings;
import org.scumble.app.canvas.document.Compositor;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Layers;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.document.TileKey;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Raster;

/// Dissolves groups into their layers, so that the picture stays what it is: a group's opacity,
/// visibility and, where it can be, its blend mode go to its layers; a group whose layers would
/// look different without it becomes one layer.
final class Flattening {
    private final Box canvas;
    private final List<String> warnings;

    /// @param warnings where sentences for the artist go
    Flattening(Box canvas, List<String> warnings) {
        this.canvas = canvas;
        this.warnings = warnings;
    }

    /// @param trees bottom first, as is the result
    List<Layer> layers(List<LayerTree> trees) {
        List<Layer> layers = new ArrayList<>();
        for (LayerTree tree : trees) {
            switch (tree) {
                case LayerTree.Leaf(Layer layer) -> layers.add(layer);
                case LayerTree.Group group -> layers.addAll(dissolved(group));
            }
        }
        return layers;
    }

    private List<Layer> dissolved(LayerTree.Group group) {
        List<Layer> inside = layers(group.children());
        List<Layer> shown = inside.stream().filter(Flattening::isShown).toList();
        if (shown.isEmpty()) {
            return inside;
        }
        boolean isolated = group.isolated() || group.blend() != Blend.NORMAL;
        if (isolated) {
            // On nothing, every way of blending shows the layer as it is.
            Layer lowest = shown.getFirst().withBlend(Blend.NORMAL);
            inside = replaced(inside, lowest);
            shown = replaced(shown, lowest);
        }
        if (group.blend() != Blend.NORMAL && shown.size() == 1) {
            inside = replaced(inside, shown.getFirst().withBlend(group.blend()));
        } else if (group.blend() != Blend.NORMAL || (isolated && reachesOut(shown))) {
            inside = merged(group, inside);
        } else if (group.opacity() < 1 && shown.size() > 1) {
            warnings.add(
                    "The group %s lets through what is below it as a whole. Its layers do so one by one now, which shows where they overlap."
                            .formatted(Failures.quoted(group.name())));
        }
        return inside.stream()
                .map(layer -> layer.withOpacity(layer.opacity() * group.opacity()))
                .map(layer -> layer.withVisible(layer.visible() && group.visible()))
                .toList();
    }

    private static boolean isShown(Layer layer) {
        return layer.kind() == Layer.Kind.RASTER && layer.visible() && layer.opacity() > 0;
    }

    private static List<Layer> replaced(List<Layer> layers, Layer by) {
        return layers.stream().map(layer -> layer.id() == by.id() ? by : layer).toList();
    }

    /// Whether a layer blends with more than the layers below it in the group: it would then
    /// change what is below the group, once the group no longer holds it back.
    private boolean reachesOut(List<Layer> shown) {
        for (int i = 1; i < shown.size(); i++) {
            Layer layer = shown.get(i);
            if (layer.blend() != Blend.NORMAL
                    && !covers(document(shown.subList(0, i)), layer.surface())) {
                return true;
            }
        }
        return false;
    }

    private boolean covers(Document below, Surface surface) {
        for (int row = 0; row < surface.rows(); row++) {
            for (int column = 0; column < surface.columns(); column++) {
                if (surface.tile(column, row) != null) {
                    Box area = new TileKey(column, row).box().intersect(canvas);
                    if (!covers(Compositor.render(below, area), surface.raster(area))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static boolean covers(Raster below, Raster layer) {
        for (int i = 3; i < layer.rgba().length; i += Raster.CHANNELS) {
            if (layer.rgba()[i] != 0 && below.rgba()[i] != (byte) 255) {
                return false;
            }
        }
        return true;
    }

    private List<Layer> merged(LayerTree.Group group, List<Layer> inside) {
        warnings.add(
                "The group %s became one layer, as its layers would look different without it."
                        .formatted(Failures.quoted(group.name())));
        Document flat = Layers.flatten(document(inside));
        return flat.layers().stream()
                .map(
                        layer ->
                                layer.kind() == Layer.Kind.RASTER
                                        ? layer.withName(group.name()).withBlend(group.blend())
                                        : layer)
                .toList();
    }

    private Document document(List<Layer> layers) {
        int width = canvas.width();
        int height = canvas.height();
        return new Document(
                width,
                height,
                layers,
                layers.getFirst().id(),
                null,
                CanvasSettings.initial(width, height));
    }
}
