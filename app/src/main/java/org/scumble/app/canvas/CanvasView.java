package org.scumble.app.canvas;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import org.scumble.app.canvas.screen.Viewport;
import org.scumble.app.models.Model;
import org.scumble.app.shell.Shortcut;
import org.scumble.app.ui.Hints;
import org.scumble.app.ui.Imports;
import org.scumble.app.ui.PictureFiles;

/// The canvas page: tools on the left, the document in the middle, colour, layers and history on
/// the right.
public final class CanvasView extends StackPane {
    private static final double SIDE_WIDTH = 264;
    private static final double LAYERS_SHARE = 0.62;

    private final CanvasViewModel canvas;
    private final CommandsView commands;
    private final ViewportView viewport;
    private final DropZonesView drop;
    private final Hints hints;
    private final StackPane middle;
    private final List<Shortcut> paintingKeys = new ArrayList<>();
    private final VBox below = new VBox();

    /// @param asSettings takes a dropped picture for its settings
    public CanvasView(CanvasStudio studio, Hints hints, Consumer<Path> asSettings) {
        canvas = studio.canvas();
        this.hints = hints;
        setId("canvas-page");
        getStyleClass().add("canvas-page");
        viewport = new ViewportView(canvas);
        commands = new CommandsView(studio, this, viewport);
        drop =
                new DropZonesView(
                        files -> files.forEach(commands::addAsLayer),
                        studio.documents()::open,
                        asSettings,
                        this::showDrop);
        middle = new StackPane(viewport, drop);
        showDrop(false);

        HBox top =
                new HBox(
                        new DocumentBarView(canvas, studio.documents(), commands::act, hints),
                        new OptionsBarView(canvas, studio.edit(), hints));
        top.getStyleClass().add("canvas-bar");
        HBox.setHgrow(top.getChildren().getLast(), Priority.ALWAYS);

        SplitPane lists =
                new SplitPane(
                        new LayersView(canvas, studio.layers(), hints),
                        new HistoryView(canvas, hints));
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
        frame.setBottom(new StatusView(canvas, studio.documents(), hints));
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
        commands.onUndo(painting.staging()::undo);
        paintingKeys.addAll(VerbShortcuts.all(canvas, painting, verbs::focusPrompt));
        sceneProperty()
                .addListener(
                        (property, before, now) ->
                                painting.verbs().activeProperty().set(now != null));
    }

    /// Those of candidates come first: while one is looked at, they are meant.
    public List<Shortcut> shortcuts() {
        List<Shortcut> list = new ArrayList<>(paintingKeys);
        list.addAll(CanvasShortcuts.all(canvas, commands::act));
        return list;
    }

    /// Drops what is begun, or closes what lies over the canvas.
    ///
    /// @return whether there was anything
    public boolean escape() {
        return commands.escape();
    }

    /// Whether the canvas takes a file that is dropped.
    public static boolean takes(Path file) {
        return PictureFiles.CANVAS.include(file);
    }

    private void dragEntered(DragEvent event) {
        List<Path> files = Imports.files(event);
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
            Imports.files(event).forEach(commands::addAsLayer);
            event.setDropCompleted(true);
            event.consume();
        }
    }

    private void showDrop(boolean shown) {
        drop.setVisible(shown);
    }
}
