package org.scumble.app.canvas;

import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Hints;

/// What was done, step by step; a click goes there.
final class HistoryView extends VBox {
    private static final double ROW = 25;
    private static final PseudoClass UNDONE = PseudoClass.getPseudoClass("undone");

    private final CanvasViewModel canvas;
    private final ObservableList<Integer> positions = FXCollections.observableArrayList();
    private final ListView<Integer> list = new ListView<>(positions);
    private boolean filling;

    HistoryView(CanvasViewModel canvas, Hints hints) {
        this.canvas = canvas;
        setId("history-panel");
        getStyleClass().addAll("side-panel", "history-panel");
        list.setId("history");
        list.setMinHeight(60);
        list.setFixedCellSize(ROW);
        VBox.setVgrow(list, Priority.ALWAYS);
        list.setCellFactory(view -> new StepCell());
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (property, before, now) -> {
                            if (!filling && now != null) {
                                canvas.goTo(now);
                            }
                        });
        Label title = new Label("History");
        title.getStyleClass().add("side-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button undo = Buttons.icon(MaterialDesignU.UNDO_VARIANT, "Undo", canvas::undo);
        undo.setId("undo");
        hints.tip(undo, "Undo", CanvasAction.UNDO.id(), CanvasAction.UNDO.keys());
        Button redo = Buttons.icon(MaterialDesignR.REDO_VARIANT, "Redo", canvas::redo);
        redo.setId("redo");
        hints.tip(redo, "Redo", CanvasAction.REDO.id(), CanvasAction.REDO.keys());
        undo.setFocusTraversable(false);
        redo.setFocusTraversable(false);
        HBox head = new HBox(title, gap, undo, redo);
        head.getStyleClass().add("side-head");
        getChildren().addAll(head, list);
        canvas.stepsProperty()
                .addListener(
                        (property, before, now) -> {
                            fill(now);
                            undo.setDisable(!now.canUndo());
                            redo.setDisable(!now.canRedo());
                        });
        fill(canvas.stepsProperty().get());
    }

    /// Which layer was worked on is not worth a line.
    private void fill(Steps steps) {
        filling = true;
        List<Integer> seen =
                IntStream.range(0, steps.names().size())
                        .filter(i -> !steps.names().get(i).equals(LayersViewModel.CHOOSE))
                        .boxed()
                        .toList();
        positions.setAll(seen);
        int row = (int) seen.stream().filter(i -> i <= steps.position()).count() - 1;
        list.getSelectionModel().clearAndSelect(row);
        list.scrollTo(Math.max(0, row - 1));
        filling = false;
    }

    /// One step.
    private final class StepCell extends ListCell<Integer> {
        StepCell() {
            setPrefWidth(0); // long words end in dots rather than reach beyond the list
        }

        @Override
        protected void updateItem(@Nullable Integer position, boolean empty) {
            super.updateItem(position, empty);
            Steps steps = canvas.stepsProperty().get();
            if (empty || position == null || position >= steps.names().size()) {
                setText(null);
                pseudoClassStateChanged(UNDONE, false);
            } else {
                setText(steps.names().get(position));
                pseudoClassStateChanged(UNDONE, position > steps.position());
            }
        }
    }
}
