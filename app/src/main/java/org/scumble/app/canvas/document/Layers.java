package org.scumble.app.canvas.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.scumble.engine.image.Raster;

/// What can be done with the layers of a document. Each operation gives a new document.
public final class Layers {
    private Layers() {}

    /// An empty layer above the active one; it becomes the active one.
    public static Document add(Document document, Layer.Kind kind) {
        long id = document.nextId();
        Surface blank = Surface.blank(document.width(), document.height(), kind.channels());
        return add(
                document,
                switch (kind) {
                    case RASTER -> Layer.raster(id, freeName(document, "Layer"), blank);
                    case MASK -> Layer.mask(id, freeName(document, "Mask"), blank);
                });
    }

    /// A layer above the active one; it becomes the active one.
    ///
    /// @param layer its id is replaced if another layer has it
    /// @throws IllegalArgumentException if there are too many layers
    public static Document add(Document document, Layer layer) {
        boolean taken = document.layer(layer.id()).isPresent();
        Layer added = taken ? layer.withId(document.nextId()) : layer;
        List<Layer> layers = new ArrayList<>(document.layers());
        layers.add(document.index(document.activeLayer()) + 1, added);
        return document.withLayers(layers, added.id());
    }

    private static String freeName(Document document, String word) {
        int number = 1;
        while (isTaken(document, word + " " + number)) {
            number++;
        }
        return word + " " + number;
    }

    private static boolean isTaken(Document document, String name) {
        return document.layers().stream().anyMatch(layer -> layer.name().equals(name));
    }

    /// Without a layer; the one below it becomes active if it was. The last one leaves an empty
    /// one.
    public static Document remove(Document document, long id) {
        int index = index(document, id);
        List<Layer> layers = new ArrayList<>(document.layers());
        layers.remove(index);
        if (layers.isEmpty()) {
            long next = document.nextId();
            Surface blank = Surface.blank(document.width(), document.height(), Raster.CHANNELS);
            layers.add(Layer.raster(next, "Layer 1", blank));
        }
        long below = layers.get(Math.max(0, index - 1)).id();
        return document.withLayers(
                layers, document.activeLayer() == id ? below : document.activeLayer());
    }

    /// With a copy right above a layer; the copy becomes active.
    public static Document duplicate(Document document, long id) {
        int index = index(document, id);
        Layer layer = document.layers().get(index);
        Layer copy = layer.withId(document.nextId()).withName(layer.name() + " copy");
        List<Layer> layers = new ArrayList<>(document.layers());
        layers.add(index + 1, copy);
        return document.withLayers(layers, copy.id());
    }

    /// With a layer at another place.
    ///
    /// @param to its index afterwards, 0 at the bottom; beyond the ends counts as the end
    public static Document move(Document document, long id, int to) {
        List<Layer> layers = new ArrayList<>(document.layers());
        Layer layer = layers.remove(index(document, id));
        layers.add(Math.clamp(to, 0, layers.size()), layer);
        return document.withLayers(layers, document.activeLayer());
    }

    public static Document activate(Document document, long id) {
        return document.withActive(id);
    }

    public static Document rename(Document document, long id, String name) {
        return change(document, id, layer -> layer.withName(name));
    }

    /// With a layer of another opacity, 0 to 1.
    public static Document withOpacity(Document document, long id, double opacity) {
        return change(document, id, layer -> layer.withOpacity(opacity));
    }

    public static Document withVisible(Document document, long id, boolean visible) {
        return change(document, id, layer -> layer.withVisible(visible));
    }

    public static Document withBlend(Document document, long id, Blend blend) {
        return change(document, id, layer -> layer.withBlend(blend));
    }

    public static Document withTransparencyLocked(Document document, long id, boolean locked) {
        return change(document, id, layer -> layer.withTransparencyLocked(locked));
    }

    private static Document change(Document document, long id, UnaryOperator<Layer> change) {
        Layer layer = document.layers().get(index(document, id));
        return document.withLayer(change.apply(layer));
    }

    private static int index(Document document, long id) {
        int index = document.index(id);
        if (index < 0) {
            throw new IllegalArgumentException("There is no layer " + id);
        }
        return index;
    }

    /// Whether a layer has one of its kind right below it.
    public static boolean canMergeDown(Document document, long id) {
        int index = document.index(id);
        return index > 0
                && document.layers().get(index).kind() == document.layers().get(index - 1).kind();
    }

    /// A layer and the one below it as one, both as if they were visible. It keeps the lower
    /// one's place, name, blend mode and visibility, and is active. Of masks the greater value
    /// counts.
    ///
    /// @throws IllegalArgumentException if [#canMergeDown] says no
    public static Document mergeDown(Document document, long id) {
        if (!canMergeDown(document, id)) {
            throw new IllegalArgumentException("Below layer " + id + " is none of its kind");
        }
        int index = index(document, id);
        Layer upper = document.layers().get(index);
        Layer lower = document.layers().get(index - 1);
        Surface merged =
                switch (upper.kind()) {
                    case RASTER ->
                            Merge.pictures(
                                    List.of(lower.withVisible(true), upper.withVisible(true)),
                                    blank(document));
                    case MASK -> Merge.masks(lower.surface(), upper.surface());
                };
        List<Layer> layers = new ArrayList<>(document.layers());
        layers.remove(index);
        layers.set(index - 1, lower.withSurface(merged).withOpacity(1));
        return document.withLayers(layers, lower.id());
    }

    /// All visible raster layers as one, in the place of the lowest; hidden ones and masks stay.
    public static Document mergeVisible(Document document) {
        return merge(document, true);
    }

    /// The picture as it is seen as one layer; hidden raster layers are dropped, masks stay.
    public static Document flatten(Document document) {
        return merge(document, false);
    }

    private static Document merge(Document document, boolean keepHidden) {
        List<Layer> seen = document.layers().stream().filter(Layers::isSeen).toList();
        if (seen.isEmpty()) {
            return document;
        }
        Layer lowest = seen.getFirst();
        Layer merged =
                Layer.raster(lowest.id(), lowest.name(), Merge.pictures(seen, blank(document)));
        List<Layer> layers = new ArrayList<>();
        for (Layer layer : document.layers()) {
            if (layer.id() == lowest.id()) {
                layers.add(merged);
            } else if (layer.kind() == Layer.Kind.MASK || (keepHidden && !layer.visible())) {
                layers.add(layer);
            }
        }
        boolean stays = layers.stream().anyMatch(it -> it.id() == document.activeLayer());
        return document.withLayers(layers, stays ? document.activeLayer() : merged.id());
    }

    private static boolean isSeen(Layer layer) {
        return layer.kind() == Layer.Kind.RASTER && layer.visible();
    }

    private static Surface blank(Document document) {
        return Surface.blank(document.width(), document.height(), Raster.CHANNELS);
    }
}
