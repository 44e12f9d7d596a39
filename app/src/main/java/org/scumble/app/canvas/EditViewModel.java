package org.scumble.app.canvas;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.paint.Fills;
import org.scumble.app.canvas.paint.Selections;
import org.scumble.app.canvas.paint.Transforms;
import org.scumble.app.notice.Notice;
import org.scumble.app.notice.Notices;
import org.scumble.engine.image.Raster;

/// What menus and keys do to the document beside tools and layers: selecting, filling, cutting,
/// turning and sizing.
public final class EditViewModel {
    private static final int MASKED = 0xffffffff;

    private final CanvasViewModel canvas;
    private final Notices notices;

    EditViewModel(CanvasViewModel canvas, Notices notices) {
        this.canvas = canvas;
        this.notices = notices;
    }

    public void selectAll() {
        canvas.change("Select all", now -> now.withSelection(Selections.all(now)));
    }

    public void deselect() {
        onSelection("Deselect", Selections::none);
    }

    public void invertSelection() {
        canvas.change("Invert selection", Selections::invert);
    }

    /// Selects what is visible on the active layer, or what the active mask covers.
    public void selectLayer() {
        canvas.change(
                "Select layer",
                now -> {
                    Surface shape = Selections.alpha(now, now.activeLayer());
                    return Selections.select(now, shape, Selections.Mode.REPLACE);
                });
    }

    public void growSelection(double pixels) {
        onSelection("Grow selection", now -> Selections.grow(now, pixels));
    }

    public void shrinkSelection(double pixels) {
        onSelection("Shrink selection", now -> Selections.shrink(now, pixels));
    }

    public void featherSelection(double pixels) {
        onSelection("Feather selection", now -> Selections.feather(now, pixels));
    }

    private void onSelection(String name, UnaryOperator<Document> change) {
        canvas.change(name, now -> now.selection() == null ? now : change.apply(now));
    }

    /// Adds what is selected to the mask: to the active one, or to a new one.
    public void selectionToMask() {
        canvas.change(
                "Selection to mask",
                now -> {
                    if (now.selection() == null) {
                        return now;
                    }
                    return now.active().kind() == Layer.Kind.MASK
                            ? Selections.toMask(now, now.activeLayer(), Selections.Mode.ADD)
                            : Selections.toMaskLayer(now, "Mask");
                });
    }

    /// Fills what is selected, or the layer, with the foreground colour; masks in full.
    public void fill() {
        int argb = canvas.colour();
        canvas.change(
                "Fill",
                now ->
                        Fills.fill(
                                now,
                                now.activeLayer(),
                                now.active().kind() == Layer.Kind.MASK ? MASKED : argb));
    }

    /// Empties what is selected, or the layer.
    public void clear() {
        canvas.change("Clear", now -> Fills.clear(now, now.activeLayer()));
    }

    public void cropToSelection() {
        onSelection("Crop to selection", Transforms::cropToSelection);
    }

    public void cropToFrame() {
        canvas.change("Crop to frame", Transforms::cropToFrame);
    }

    /// Puts the frame around all of the canvas.
    public void frameAll() {
        canvas.change("Frame", now -> now.withSettings(now.settings().withFrame(now.box())));
    }

    /// Puts the frame around what is selected, as the model's grid allows.
    public void frameSelection() {
        onSelection(
                "Frame",
                now ->
                        now.selection() == null
                                ? now
                                : now.withSettings(
                                        now.settings()
                                                .withFrame(
                                                        canvas.frameSizes()
                                                                .around(
                                                                        now.selection()
                                                                                .bounds()))));
    }

    /// Mirrors the layer, or what is selected of it.
    ///
    /// @param horizontal left to right; otherwise top to bottom
    public void flipLayer(boolean horizontal) {
        canvas.change("Flip layer", now -> Transforms.flip(now, now.activeLayer(), horizontal));
    }

    /// Mirrors everything.
    ///
    /// @param horizontal left to right; otherwise top to bottom
    public void flipCanvas(boolean horizontal) {
        canvas.change("Flip canvas", now -> Transforms.flipCanvas(now, horizontal));
    }

    /// Turns everything by right angles.
    ///
    /// @param quarters how many, clockwise
    public void rotateCanvas(int quarters) {
        canvas.change("Rotate canvas", now -> Transforms.rotateCanvas(now, quarters));
    }

    /// Gives the canvas another size with everything in its middle.
    public void resizeCanvas(int width, int height) {
        canvas.change(
                "Canvas size",
                now ->
                        Transforms.resizeCanvas(
                                now,
                                width,
                                height,
                                Math.floorDiv(width - now.width(), 2),
                                Math.floorDiv(height - now.height(), 2)));
    }

    /// Scales everything.
    public void scale(int width, int height) {
        canvas.change("Image size", now -> Transforms.scaled(now, width, height));
    }

    /// Hands over what is selected, or the layer, to be put on the clipboard.
    ///
    /// @param merged whether all that is seen counts instead of the active layer
    public void copy(boolean merged, Consumer<Raster> clipboard) {
        Document now = canvas.documentProperty().get();
        if (now != null && !canvas.busyProperty().get()) {
            canvas.compute(
                    "Copy",
                    () -> Clipping.cutOut(now, merged),
                    picture ->
                            picture.ifPresentOrElse(
                                    clipboard,
                                    () -> canvas.refuse("There is nothing here to copy.")));
        }
    }

    /// Copies what is selected of the layer, and takes it away.
    public void cut(Consumer<Raster> clipboard) {
        copy(
                false,
                picture -> {
                    clipboard.accept(picture);
                    canvas.change("Cut", now -> Fills.clear(now, now.activeLayer()));
                });
    }

    /// Lays a picture onto the canvas as a layer.
    ///
    /// @param name of the layer
    public void paste(Raster picture, String name) {
        Document now = canvas.documentProperty().get();
        if (now == null) {
            return;
        }
        if (picture.width() > now.width() || picture.height() > now.height()) {
            notices.show(
                    Notice.info(
                            "Larger than the canvas",
                            "The picture has %d × %d pixels; what sticks out was cut. Undo, make the canvas larger, and paste again to keep it."
                                    .formatted(picture.width(), picture.height())));
        }
        canvas.change("Paste", before -> Clipping.laid(before, picture, name, null));
    }
}
