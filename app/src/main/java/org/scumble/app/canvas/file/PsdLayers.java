package org.scumble.app.canvas.file;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Blend;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Surface;

/// Makes a tree of the layers of a Photoshop file, and tells what the canvas has not.
final class PsdLayers {
    private static final double OPAQUE = 255;

    private final PsdPixels pixels;
    private final List<String> warnings;
    private int count;

    /// The layers of the groups that are not complete yet, the innermost first.
    private final Deque<Level> open = new ArrayDeque<>();

    PsdLayers(PsdPixels pixels, List<String> warnings) {
        this.pixels = pixels;
        this.warnings = warnings;
    }

    /// What is complete of one group, bottom first.
    private static final class Level {
        final List<LayerTree> trees = new ArrayList<>();

        /// What the next clipped layers are clipped to; null if that is none or a group.
        @Nullable Layer base;
    }

    /// @param layers bottom first, as is the result
    /// @throws IOException if the pixels of one are damaged
    List<LayerTree> trees(List<PsdLayer> layers) throws IOException {
        open.push(new Level());
        for (PsdLayer layer : layers) {
            switch (layer.part()) {
                case GROUP_BOTTOM -> open.push(new Level());
                case GROUP -> close(layer);
                case LAYER -> add(layer);
            }
        }
        // Groups without an upper end are damage that costs nothing but the grouping.
        List<LayerTree> trees = new ArrayList<>();
        open.descendingIterator().forEachRemaining(level -> trees.addAll(level.trees));
        return trees;
    }

    private void close(PsdLayer group) {
        if (open.size() < 2) {
            return;
        }
        List<LayerTree> children = open.pop().trees;
        if (group.mask() != null && !group.mask().disabled()) {
            warn("The mask of the group %s was left out, as the canvas has none.", group);
        }
        Level level = open.getFirst();
        level.base = null;
        level.trees.add(
                new LayerTree.Group(
                        group.name(),
                        group.opacity() / OPAQUE,
                        group.visible(),
                        blend(group),
                        !group.blend().equals(PsdBlend.PASS_THROUGH),
                        children));
    }

    private void add(PsdLayer layer) throws IOException {
        if (layer.bounds().isEmpty() && layer.adjustment()) {
            warn(
                    "The layer %s adjusts what is below it, which the canvas cannot, and was left"
                            + " out.",
                    layer);
            return;
        }
        Limits.requireLayers(++count);
        if (layer.effects()) {
            warn("The layer %s has effects, which the canvas does not draw.", layer);
        }
        Level level = open.getFirst();
        Layer base = layer.clipped() ? level.base : null;
        if (layer.clipped()) {
            warn("The layer %s was clipped to the one below. Its pixels are now cut so.", layer);
        }
        double opacity = layer.opacity() / OPAQUE * (layer.fill() / OPAQUE);
        Surface surface = pixels.surface(layer, base == null ? null : base.surface());
        Layer result =
                new Layer(
                        count,
                        Layer.Kind.RASTER,
                        layer.name(),
                        base == null ? opacity : opacity * base.opacity(),
                        layer.visible() && (base == null || base.visible()),
                        layer.transparencyLocked(),
                        blend(layer),
                        surface);
        level.trees.add(new LayerTree.Leaf(result));
        if (!layer.clipped()) {
            level.base = result;
        }
    }

    private Blend blend(PsdLayer layer) {
        return PsdBlend.of(layer.blend())
                .orElseGet(
                        () -> {
                            warn(
                                    "The layer %s blends in a way the canvas has not. It is shown"
                                            + " as normal.",
                                    layer);
                            return Blend.NORMAL;
                        });
    }

    private void warn(String sentence, PsdLayer layer) {
        warnings.add(sentence.formatted(Failures.quoted(layer.name())));
    }
}
