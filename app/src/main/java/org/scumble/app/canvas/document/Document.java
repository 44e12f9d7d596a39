package org.scumble.app.canvas.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;

/// One version of everything on a canvas. Never changes; changed copies share the tiles.
///
/// @param width in pixels
/// @param height in pixels
/// @param layers bottom first, one at least, each of the document's size
/// @param activeLayer the id of the layer that is worked on
/// @param selection 1 channel: 0 not selected, 255 selected; null selects everything
/// @param settings what the artist asked for
public record Document(
        int width,
        int height,
        List<Layer> layers,
        long activeLayer,
        @Nullable Surface selection,
        CanvasSettings settings) {
    /// How many layers a document may have.
    public static final int MOST_LAYERS = 1000;

    public Document {
        layers = List.copyOf(layers);
        if (layers.isEmpty() || layers.size() > MOST_LAYERS) {
            throw new IllegalArgumentException(
                    "A canvas has 1 to %d layers, not %d".formatted(MOST_LAYERS, layers.size()));
        }
        Set<Long> ids = new HashSet<>();
        for (Layer layer : layers) {
            if (!ids.add(layer.id())) {
                throw new IllegalArgumentException("Two layers have the id " + layer.id());
            }
            requireSize(layer.surface(), width, height);
        }
        if (!ids.contains(activeLayer)) {
            throw new IllegalArgumentException("There is no layer " + activeLayer);
        }
        if (selection != null) {
            requireSize(selection, width, height);
            if (selection.channels() != 1) {
                throw new IllegalArgumentException("A selection has 1 channel");
            }
        }
    }

    private static void requireSize(Surface surface, int width, int height) {
        if (surface.width() != width || surface.height() != height) {
            throw new IllegalArgumentException(
                    "A surface of %dx%d pixels on a canvas of %dx%d"
                            .formatted(surface.width(), surface.height(), width, height));
        }
    }

    /// An empty canvas: one transparent layer.
    public static Document blank(int width, int height) {
        return of(Surface.blank(width, height, Raster.CHANNELS), "Layer 1");
    }

    /// A picture as the only layer.
    public static Document of(Raster picture, String name) {
        return of(Surface.of(picture, picture.width(), picture.height(), 0, 0), name);
    }

    private static Document of(Surface surface, String name) {
        int width = surface.width();
        int height = surface.height();
        return new Document(
                width,
                height,
                List.of(Layer.raster(1, name, surface)),
                1,
                null,
                CanvasSettings.initial(width, height));
    }

    /// All pixels.
    public Box box() {
        return Box.of(width, height);
    }

    /// The layer that is worked on.
    public Layer active() {
        return layer(activeLayer).orElseThrow();
    }

    public Optional<Layer> layer(long id) {
        for (Layer layer : layers) {
            if (layer.id() == id) {
                return Optional.of(layer);
            }
        }
        return Optional.empty();
    }

    /// Where a layer is in [#layers]; -1 if there is none with this id.
    public int index(long id) {
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i).id() == id) {
                return i;
            }
        }
        return -1;
    }

    /// An id that no layer has.
    public long nextId() {
        return layers.stream().mapToLong(Layer::id).max().orElse(0) + 1;
    }

    /// With this layer in the place of the one with the same id.
    ///
    /// @throws IllegalArgumentException if there is none
    public Document withLayer(Layer layer) {
        int index = index(layer.id());
        if (index < 0) {
            throw new IllegalArgumentException("There is no layer " + layer.id());
        }
        List<Layer> changed = new ArrayList<>(layers);
        changed.set(index, layer);
        return withLayers(changed, activeLayer);
    }

    /// With other layers, one of them active.
    public Document withLayers(List<Layer> to, long active) {
        return new Document(width, height, to, active, selection, settings);
    }

    /// With another layer to work on.
    public Document withActive(long id) {
        return new Document(width, height, layers, id, selection, settings);
    }

    /// With another selection.
    ///
    /// @param to null selects everything
    public Document withSelection(@Nullable Surface to) {
        return new Document(width, height, layers, activeLayer, to, settings);
    }

    public Document withSettings(CanvasSettings to) {
        return new Document(width, height, layers, activeLayer, selection, to);
    }

    /// Where the picture is to be repainted: the greatest value of all visible mask layers.
    ///
    /// @param area not empty; outside the canvas nothing is to be repainted
    public Mask inpaintMask(Box area) {
        Mask result = null;
        for (Layer layer : layers) {
            if (layer.kind() == Layer.Kind.MASK && layer.visible()) {
                Mask mask = layer.surface().mask(area);
                result = result == null ? mask : result.max(mask);
            }
        }
        return result == null ? Mask.filled(area.width(), area.height(), 0) : result;
    }
}
