package org.scumble.app.canvas;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.ui.Clipboards;

/// Does what keys and menus ask for on the canvas, and asks back in a card over the page where it
/// has to.
final class CommandsView {
    private static final double STEP = 4;
    private static final double FEATHER = 8;
    private static final double HARDNESS_STEP = 0.1;

    private final CanvasViewModel canvas;
    private final DocumentsViewModel documents;
    private final LayersViewModel layers;
    private final EditViewModel edit;
    private final StackPane page;
    private final Node viewport;
    private @Nullable SizeCardView card;

    /// Brings back what was discarded last; false if there is nothing.
    private BooleanSupplier undoDiscard = () -> false;

    /// @param page over which cards are laid
    /// @param viewport gets the keyboard back after that
    CommandsView(CanvasStudio studio, StackPane page, Node viewport) {
        canvas = studio.canvas();
        documents = studio.documents();
        layers = studio.layers();
        edit = studio.edit();
        this.page = page;
        this.viewport = viewport;
    }

    /// @param undo brings back what was discarded last; false if there is nothing
    void onUndo(BooleanSupplier undo) {
        undoDiscard = undo;
    }

    /// Closes what lies over the canvas, or drops what is begun.
    ///
    /// @return whether there was anything
    boolean escape() {
        if (card != null) {
            card.cancel();
            return true;
        }
        return canvas.cancel();
    }

    /// Does something that keys or menus ask for.
    ///
    /// @return whether there was anything to do
    boolean act(CanvasAction action) {
        if (card != null) {
            return false;
        }
        switch (action) {
            case NEW -> showNew();
            case OPEN ->
                    FileChoiceView.open(page.getScene().getWindow()).ifPresent(documents::open);
            case SAVE -> {
                if (!documents.save()) {
                    saveAs();
                }
            }
            case SAVE_AS -> saveAs();
            case EXPORT ->
                    FileChoiceView.export(page.getScene().getWindow(), documents)
                            .ifPresent(documents::export);
            case UNDO -> undo();
            case REDO -> canvas.redo();
            case CUT -> edit.cut(Clipboards::put);
            case COPY -> edit.copy(false, Clipboards::put);
            case COPY_MERGED -> edit.copy(true, Clipboards::put);
            case PASTE -> paste();
            case CLEAR -> edit.clear();
            case FILL -> edit.fill();
            case APPLY -> {
                boolean begun = canvas.tools().isBusy();
                canvas.tools().finish();
                return begun;
            }
            case SELECT_ALL -> edit.selectAll();
            case DESELECT -> edit.deselect();
            case INVERT_SELECTION -> edit.invertSelection();
            case SELECT_LAYER -> edit.selectLayer();
            case GROW_SELECTION -> edit.growSelection(STEP);
            case SHRINK_SELECTION -> edit.shrinkSelection(STEP);
            case FEATHER_SELECTION -> edit.featherSelection(FEATHER);
            case SELECTION_TO_MASK -> edit.selectionToMask();
            case ADD_LAYER -> layers.add(Layer.Kind.RASTER);
            case ADD_MASK -> layers.add(Layer.Kind.MASK);
            case DUPLICATE_LAYER -> layers.duplicate();
            case MERGE_DOWN -> layers.mergeDown();
            case MERGE_VISIBLE -> layers.mergeVisible();
            case FLATTEN -> layers.flatten();
            case DELETE_LAYER -> layers.remove();
            case LAYER_UP -> layers.moveUp();
            case LAYER_DOWN -> layers.moveDown();
            case LAYER_ABOVE -> layers.step(1);
            case LAYER_BELOW -> layers.step(-1);
            case SWITCH_LAYER -> canvas.switchLayer();
            case FLIP_LAYER_ACROSS -> edit.flipLayer(true);
            case FLIP_LAYER_DOWN -> edit.flipLayer(false);
            case CROP_TO_SELECTION -> edit.cropToSelection();
            case CROP_TO_FRAME -> edit.cropToFrame();
            case FRAME_ALL -> edit.frameAll();
            case FRAME_SELECTION -> edit.frameSelection();
            case CANVAS_SIZE -> showSize(false);
            case IMAGE_SIZE -> showSize(true);
            case FLIP_CANVAS_ACROSS -> edit.flipCanvas(true);
            case FLIP_CANVAS_DOWN -> edit.flipCanvas(false);
            case ROTATE_RIGHT -> edit.rotateCanvas(1);
            case ROTATE_LEFT -> edit.rotateCanvas(-1);
            case FIT -> canvas.view().fit();
            case ACTUAL_SIZE -> canvas.view().actualSize();
            case ZOOM_IN -> canvas.view().zoomIn();
            case ZOOM_OUT -> canvas.view().zoomOut();
            case TURN_VIEW_RIGHT -> canvas.view().turnRight();
            case TURN_VIEW_LEFT -> canvas.view().turnLeft();
            case UPRIGHT_VIEW -> canvas.view().upright();
            case LARGER_BRUSH -> canvas.brushes().larger();
            case SMALLER_BRUSH -> canvas.brushes().smaller();
            case HARDER_BRUSH -> harden(HARDNESS_STEP);
            case SOFTER_BRUSH -> harden(-HARDNESS_STEP);
            case SWAP_COLOURS -> canvas.colours().swap();
            case RESET_COLOURS -> canvas.colours().reset();
        }
        return true;
    }

    /// What was discarded since the last step comes back before that step is taken back.
    private void undo() {
        if (canvas.tools().isBusy() || !undoDiscard.getAsBoolean()) {
            canvas.undo();
        }
    }

    private void harden(double by) {
        var hardness = canvas.brushes().hardnessProperty();
        hardness.set(Math.clamp(Math.rint((hardness.get() + by) * 100) / 100, 0, 1));
    }

    private void saveAs() {
        FileChoiceView.save(page.getScene().getWindow(), documents).ifPresent(documents::saveAs);
    }

    /// A picture on the clipboard, or a picture file that was copied elsewhere.
    private void paste() {
        Optional<Path> file = Clipboards.file().filter(CanvasView::takes);
        Clipboards.picture()
                .ifPresentOrElse(
                        picture -> edit.paste(picture, "Pasted"),
                        () ->
                                file.ifPresentOrElse(
                                        this::addAsLayer,
                                        () ->
                                                canvas.refuse(
                                                        "There is no picture on the clipboard.")));
    }

    private void showNew() {
        int side = Math.max(DocumentsViewModel.FIRST_SIDE, canvas.frameSizes().side());
        show(
                new SizeCardView(
                        "New canvas",
                        "The present one is kept as it is; find it again under Recent.",
                        "Begin",
                        side,
                        side,
                        canvas.frameSizes().side(),
                        false,
                        documents::create,
                        this::hideCard));
    }

    private void showSize(boolean scales) {
        Document document = canvas.documentProperty().get();
        if (document != null) {
            show(
                    new SizeCardView(
                            scales ? "Image size" : "Canvas size",
                            scales
                                    ? "Everything on the canvas is scaled."
                                    : "Room is added or cut away around what is on the canvas.",
                            scales ? "Scale" : "Change",
                            document.width(),
                            document.height(),
                            0,
                            scales,
                            (width, height, ground) -> {
                                if (scales) {
                                    edit.scale(width, height);
                                } else {
                                    edit.resizeCanvas(width, height);
                                }
                            },
                            this::hideCard));
        }
    }

    private void show(SizeCardView shown) {
        card = shown;
        page.getChildren().add(shown);
        shown.requestFocus();
    }

    private void hideCard() {
        page.getChildren().remove(card);
        card = null;
        viewport.requestFocus();
    }

    /// Adds a picture file as a layer; a project is opened, as it has a history of its own.
    void addAsLayer(Path file) {
        if (FileNames.isProject(file)) {
            documents.open(file);
            return;
        }
        documents.read(
                file,
                opened ->
                        Clipping.cutOut(opened.withSelection(null), true)
                                .ifPresent(picture -> edit.paste(picture, FileNames.name(file))));
    }
}
