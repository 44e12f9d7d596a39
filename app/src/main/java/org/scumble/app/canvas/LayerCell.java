package org.scumble.app.canvas;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.scumble.app.canvas.document.Blend;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Fields;

/// A layer in the list: its eye, a small picture, its name, and the lock of its transparency. A
/// double click renames it, dragging puts it elsewhere.
final class LayerCell extends ListCell<Layer> {
    /// What is dragged is a layer of this window, by its id.
    static final DataFormat LAYER = layerFormat();

    private static final PseudoClass ABOVE = PseudoClass.getPseudoClass("drop-above");
    private static final PseudoClass BELOW = PseudoClass.getPseudoClass("drop-below");

    private final CanvasViewModel canvas;
    private final LayersViewModel layers;
    private final ThumbnailView thumbnail;
    private final Label name = new Label();
    private final Label note = new Label();
    private final TextField field = new TextField();
    private final Button eye;
    private final Button lock;
    private final HBox row;

    private static DataFormat layerFormat() {
        String type = "application/x-scumble-layer";
        DataFormat known = DataFormat.lookupMimeType(type);
        return known == null ? new DataFormat(type) : known;
    }

    LayerCell(CanvasViewModel canvas, LayersViewModel layers) {
        this.canvas = canvas;
        this.layers = layers;
        getStyleClass().add("layer-cell");
        setPrefWidth(0); // as wide as the list, never wider
        thumbnail = new ThumbnailView(canvas);
        eye = Buttons.icon(MaterialDesignE.EYE_OUTLINE, "Show or hide", this::toggleVisible);
        lock =
                Buttons.icon(
                        MaterialDesignL.LOCK_OUTLINE,
                        "Lock transparency: painting keeps to what is painted already",
                        this::toggleLock);
        for (Button button : new Button[] {eye, lock}) {
            button.getStyleClass().add("tiny-button");
            button.setFocusTraversable(false);
        }
        lock.getStyleClass().add("layer-lock");
        name.getStyleClass().add("layer-name");
        name.setMinWidth(0);
        note.getStyleClass().add("layer-note");
        note.managedProperty().bind(note.visibleProperty());
        field.setVisible(false);
        field.getStyleClass().add("layer-field");
        Fields.whenTyped(field, this::rename);
        field.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        endEditing();
                        event.consume();
                    }
                });
        VBox words = new VBox(name, note);
        words.getStyleClass().add("layer-words");
        StackPane title = new StackPane(words, field);
        HBox.setHgrow(title, Priority.ALWAYS);
        row = new HBox(eye, thumbnail, title, lock);
        row.getStyleClass().add("layer-row");
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        setOnDragDetected(this::beginDrag);
        setOnDragOver(this::dragOver);
        setOnDragExited(event -> mark(false, false));
        setOnDragDropped(this::dropped);
        setOnDragDone(DragEvent::consume);
    }

    @Override
    protected void updateItem(@Nullable Layer layer, boolean empty) {
        super.updateItem(layer, empty);
        mark(false, false);
        if (empty || layer == null) {
            setGraphic(null);
            return;
        }
        thumbnail.show(layer);
        name.setText(layer.name());
        note.setText(describe(layer));
        note.setVisible(!note.getText().isEmpty());
        ((FontIcon) eye.getGraphic())
                .setIconCode(
                        layer.visible()
                                ? MaterialDesignE.EYE_OUTLINE
                                : MaterialDesignE.EYE_OFF_OUTLINE);
        ((FontIcon) lock.getGraphic())
                .setIconCode(
                        layer.transparencyLocked()
                                ? MaterialDesignL.LOCK
                                : MaterialDesignL.LOCK_OPEN_VARIANT_OUTLINE);
        lock.setVisible(layer.kind() == Layer.Kind.RASTER);
        lock.getStyleClass().remove("on");
        if (layer.transparencyLocked()) {
            lock.getStyleClass().add("on");
        }
        row.setOpacity(layer.visible() ? 1 : 0.55);
        if (!field.isFocused()) {
            field.setVisible(false);
            words(true);
        }
        setGraphic(row);
    }

    private static String describe(Layer layer) {
        if (layer.kind() == Layer.Kind.MASK) {
            return "Mask";
        }
        String blend = layer.blend() == Blend.NORMAL ? "" : layer.blend().label();
        if (layer.opacity() == 1) {
            return blend;
        }
        String opacity = Math.round(layer.opacity() * 100) + " %";
        return blend.isEmpty() ? opacity : blend + " · " + opacity;
    }

    private void toggleVisible() {
        if (getItem() != null) {
            layers.toggleVisible(getItem().id());
        }
    }

    private void toggleLock() {
        if (getItem() != null) {
            layers.toggleLock(getItem().id());
        }
    }

    private void clicked(MouseEvent event) {
        if (event.getClickCount() == 2 && getItem() != null && !isOnButton(event)) {
            edit();
        }
    }

    private boolean isOnButton(MouseEvent event) {
        return eye.isHover() || lock.isHover() || event.isConsumed();
    }

    private void edit() {
        field.setText(getItem() == null ? "" : getItem().name());
        field.setVisible(true);
        words(false);
        field.requestFocus();
        field.selectAll();
    }

    private void words(boolean shown) {
        name.setVisible(shown);
        note.setVisible(shown && !note.getText().isEmpty());
    }

    private void rename() {
        Layer layer = getItem();
        if (field.isVisible() && layer != null && !field.getText().equals(layer.name())) {
            String typed = field.getText();
            endEditing();
            layers.rename(layer.id(), typed);
        } else {
            endEditing();
        }
    }

    private void endEditing() {
        field.setVisible(false);
        words(true);
    }

    private void beginDrag(MouseEvent event) {
        Layer layer = getItem();
        if (layer != null && !field.isVisible()) {
            Dragboard board = startDragAndDrop(TransferMode.MOVE);
            ClipboardContent content = new ClipboardContent();
            content.put(LAYER, Long.toString(layer.id()));
            board.setContent(content);
            board.setDragView(row.snapshot(null, null));
            event.consume();
        }
    }

    private void dragOver(DragEvent event) {
        if (event.getDragboard().hasContent(LAYER)) {
            event.acceptTransferModes(TransferMode.MOVE);
            boolean above = event.getY() < getHeight() / 2;
            mark(above && getItem() != null, !above && getItem() != null);
            event.consume();
        }
    }

    private void mark(boolean above, boolean below) {
        pseudoClassStateChanged(ABOVE, above);
        pseudoClassStateChanged(BELOW, below);
    }

    private void dropped(DragEvent event) {
        if (event.getDragboard().getContent(LAYER) instanceof String id) {
            drop(Long.parseLong(id), event.getY() < getHeight() / 2);
            event.setDropCompleted(true);
            event.consume();
        }
    }

    /// Puts a layer above or below this one; below all of them if this cell is empty.
    private void drop(long id, boolean above) {
        var document = canvas.documentProperty().get();
        if (document == null) {
            return;
        }
        Layer target = getItem();
        int from = document.index(id);
        int to = target == null ? 0 : document.index(target.id()) + (above ? 1 : 0);
        layers.move(id, from < to ? to - 1 : to);
    }
}
