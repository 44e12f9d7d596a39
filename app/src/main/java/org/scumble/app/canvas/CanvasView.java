package org.scumble.app.canvas;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.screen.Viewport;
import org.scumble.app.models.Model;
import org.scumble.app.shell.Shortcut;
import org.scumble.app.ui.Clipboards;
import org.scumble.app.ui.Hints;

/// The canvas page: tools on the left, the document in the middle, colour, layers and history on
/// the right.
public final class CanvasView extends StackPane {
    private static final double SIDE_WIDTH = 264;
    private static final double LAYERS_SHARE = 0.62;
    private static final double STEP = 4;
    private static final double FEATHER = 8;
    private static final double HARDNESS_STEP = 0.1;

    /// Files that become layers, documents or settings when they are dropped.
    private static final Set<String> PICTURES =
            Set.of(
                    "scumble", "ora", "psd", "png", "jpg", "jpeg", "webp", "tif", "tiff", "gif",
                    "bmp");

    private final CanvasViewModel canvas;
    private final DocumentsViewModel documents;
    private final LayersViewModel layers;
    private final EditViewModel edit;
    private final ViewportView viewport;
    private final DropZonesView drop;
    private final Hints hints;
    private final StackPane middle;
    private final List<Shortcut> paintingKeys = new ArrayList<>();
    private final VBox below = new VBox();
    private @Nullable SizeCardView card;

    /// Brings back what was discarded last; false if there is nothing.
    private BooleanSupplier undoDiscard = () -> false;

    /// @param asSettings takes a dropped picture for its settings
    public CanvasView(CanvasStudio studio, Hints hints, Consumer<Path> asSettings) {
        canvas = studio.canvas();
        documents = studio.documents();
        layers = studio.layers();
        edit = studio.edit();
        this.hints = hints;
        setId("canvas-page");
        getStyleClass().add("canvas-page");
        viewport = new ViewportView(canvas);
        drop =
                new DropZonesView(
                        files -> files.forEach(this::addAsLayer),
                        documents::open,
                        asSettings,
                        this::showDrop);
        middle = new StackPane(viewport, drop);
        showDrop(false);

        HBox top =
                new HBox(
                        new DocumentBarView(canvas, documents, this::act, hints),
                        new OptionsBarView(canvas, edit, hints));
        top.getStyleClass().add("canvas-bar");
        HBox.setHgrow(top.getChildren().getLast(), Priority.ALWAYS);

        SplitPane lists =
                new SplitPane(
                        new LayersView(canvas, layers, hints), new HistoryView(canvas, hints));
        lists.setOrientation(Orientation.VERTICAL);
        lists.getStyleClass().add("side-split");
        lists.setDividerPositions(LAYERS_SHARE);
        VBox.setVgrow(lists, Priority.ALWAYS);
        VBox side = new VBox(new ColourView(canvas.colours()), lists);
        side.getStyleClass().add("canvas-side");
        side.setPrefWidth(SIDE_WIDTH);
        side.setMinWidth(SIDE_WIDTH);
        side.setMaxWidth(SIDE_WIDTH);

        // The viewport gives way to what is below it, never to less than nothing.
        middle.setMinHeight(0);
        VBox.setVgrow(middle, Priority.ALWAYS);
        BorderPane frame = new BorderPane(new VBox(middle, below));
        frame.setTop(top);
        frame.setLeft(new ToolBarView(canvas, hints));
        frame.setRight(side);
        frame.setBottom(new StatusView(canvas, documents, hints));
        getChildren().add(frame);
        setOnDragEntered(this::dragEntered);
        setOnDragExited(event -> showDrop(false));
        setOnDragOver(this::dragOver);
        setOnDragDropped(this::dropped);
    }

    /// Lets the model paint on this canvas: prompt and verbs below it, candidates over it.
    ///
    /// @param choose takes another model, with the settings that suit it
    /// @param loras what changes the model, to stand beside the verbs
    public void paintWith(
            Painting painting, ObservableList<Model> models, Consumer<Model> choose, Node loras) {
        VerbView verbs =
                new VerbView(painting.verbs(), painting.live(), models, choose, loras, hints);
        below.getChildren().add(verbs);
        StagingView staging = new StagingView(painting.staging(), hints);
        StackPane.setAlignment(staging, Pos.BOTTOM_CENTER);
        middle.getChildren().add(1, staging);
        ObservableValue<Viewport> view = canvas.view().viewportProperty();
        viewport.layOver(new StagedView(painting.staging(), view));
        viewport.layOver(new VerbPlanView(painting.verbs(), painting.staging(), view));
        undoDiscard = painting.staging()::undo;
        paintingKeys.addAll(VerbShortcuts.all(canvas, painting, verbs::focusPrompt));
        sceneProperty()
                .addListener(
                        (property, before, now) ->
                                painting.verbs().activeProperty().set(now != null));
    }

    /// Those of candidates come first: while one is looked at, they are meant.
    public List<Shortcut> shortcuts() {
        List<Shortcut> list = new ArrayList<>(paintingKeys);
        list.addAll(CanvasShortcuts.all(canvas, this::act));
        return list;
    }

    /// Drops what is begun, or closes what lies over the canvas.
    ///
    /// @return whether there was anything
    public boolean escape() {
        if (card != null) {
            card.cancel();
            return true;
        }
        return canvas.cancel();
    }

    /// Whether the canvas takes a file that is dropped.
    public static boolean takes(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return PICTURES.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private void dragEntered(DragEvent event) {
        List<Path> files = DropZonesView.files(event);
        if (!files.isEmpty() && files.stream().allMatch(CanvasView::takes)) {
            showDrop(true);
        }
    }

    /// Beside the zones, a picture becomes a layer too.
    private void dragOver(DragEvent event) {
        if (drop.isVisible()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        if (drop.isVisible()) {
            showDrop(false);
            DropZonesView.files(event).forEach(this::addAsLayer);
            event.setDropCompleted(true);
            event.consume();
        }
    }

    private void showDrop(boolean shown) {
        drop.setVisible(shown);
    }

    /// Adds a picture file as a layer; a project is opened, as it has a history of its own.
    public void addAsLayer(Path file) {
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

    /// Does something that keys or menus ask for.
    ///
    /// @return whether there was anything to do
    private boolean act(CanvasAction action) {
        if (card != null) {
            return false;
        }
        switch (action) {
            case NEW -> showNew();
            case OPEN -> FileChoiceView.open(getScene().getWindow()).ifPresent(documents::open);
            case SAVE -> {
                if (!documents.save()) {
                    saveAs();
                }
            }
            case SAVE_AS -> saveAs();
            case EXPORT ->
                    FileChoiceView.export(getScene().getWindow(), documents)
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
        FileChoiceView.save(getScene().getWindow(), documents).ifPresent(documents::saveAs);
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
        getChildren().add(shown);
        shown.requestFocus();
    }

    private void hideCard() {
        getChildren().remove(card);
        card = null;
        viewport.requestFocus();
    }
}
