package org.scumble.app.canvas;

import org.scumble.app.canvas.document.Blend;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Layers;

/// What the artist does with layers. Where no layer is named, the active one is meant.
public final class LayersViewModel {
    /// The step of working on another layer.
    static final String CHOOSE = "Choose layer";

    private final CanvasViewModel canvas;

    LayersViewModel(CanvasViewModel canvas) {
        this.canvas = canvas;
    }

    public void choose(long id) {
        canvas.changeAtOnce(CHOOSE, CHOOSE, now -> now.withActive(id));
    }

    public void add(Layer.Kind kind) {
        String name =
                switch (kind) {
                    case RASTER -> "Add layer";
                    case MASK -> "Add mask";
                };
        canvas.changeAtOnce(name, null, now -> Layers.add(now, kind));
    }

    public void duplicate() {
        canvas.changeAtOnce(
                "Duplicate layer", null, now -> Layers.duplicate(now, now.activeLayer()));
    }

    /// Removes the layer; the last one stays, and is emptied instead.
    public void remove() {
        canvas.changeAtOnce(
                "Delete layer",
                null,
                now -> {
                    if (now.layers().size() > 1) {
                        return Layers.remove(now, now.activeLayer());
                    }
                    Document blank = Document.blank(now.width(), now.height());
                    return now.withLayers(blank.layers(), blank.activeLayer());
                });
    }

    public boolean canMergeDown() {
        Document now = canvas.documentProperty().get();
        return now != null && Layers.canMergeDown(now, now.activeLayer());
    }

    public void mergeDown() {
        if (canMergeDown()) {
            canvas.change("Merge down", now -> Layers.mergeDown(now, now.activeLayer()));
        } else {
            canvas.refuse("Only layers of one kind merge: put one of its kind right below it.");
        }
    }

    public void mergeVisible() {
        canvas.change("Merge visible", Layers::mergeVisible);
    }

    public void flatten() {
        canvas.change("Flatten", Layers::flatten);
    }

    /// Puts a layer at another place.
    ///
    /// @param to its index afterwards, 0 at the bottom
    public void move(long id, int to) {
        canvas.changeAtOnce(
                "Move layer", null, now -> now.index(id) == to ? now : Layers.move(now, id, to));
    }

    public void moveUp() {
        canvas.changeAtOnce("Move layer", null, now -> moved(now, 1));
    }

    public void moveDown() {
        canvas.changeAtOnce("Move layer", null, now -> moved(now, -1));
    }

    private static Document moved(Document now, int by) {
        int to = now.index(now.activeLayer()) + by;
        return to < 0 || to >= now.layers().size() ? now : Layers.move(now, now.activeLayer(), to);
    }

    /// Works on the layer above, or on the one below.
    ///
    /// @param by 1 for above, -1 for below
    public void step(int by) {
        canvas.changeAtOnce(
                CHOOSE,
                CHOOSE,
                now -> {
                    int to = now.index(now.activeLayer()) + by;
                    return to < 0 || to >= now.layers().size()
                            ? now
                            : now.withActive(now.layers().get(to).id());
                });
    }

    public void rename(long id, String name) {
        if (!name.isBlank()) {
            canvas.changeAtOnce("Rename layer", null, now -> Layers.rename(now, id, name.strip()));
        }
    }

    public void toggleVisible(long id) {
        canvas.changeAtOnce(
                "Show or hide",
                null,
                now ->
                        now.layer(id)
                                .map(it -> Layers.withVisible(now, id, !it.visible()))
                                .orElse(now));
    }

    public void toggleLock(long id) {
        canvas.changeAtOnce(
                "Lock transparency",
                null,
                now ->
                        now.layer(id)
                                .map(
                                        it ->
                                                Layers.withTransparencyLocked(
                                                        now, id, !it.transparencyLocked()))
                                .orElse(now));
    }

    /// How much of the layer is seen.
    ///
    /// @param opacity 0 to 1
    public void setOpacity(double opacity) {
        canvas.changeAtOnce(
                "Opacity",
                "opacity",
                now ->
                        now.active().opacity() == opacity
                                ? now
                                : Layers.withOpacity(now, now.activeLayer(), opacity));
    }

    public void setBlend(Blend blend) {
        canvas.changeAtOnce(
                "Blend mode",
                null,
                now ->
                        now.active().blend() == blend
                                ? now
                                : Layers.withBlend(now, now.activeLayer(), blend));
    }
}
