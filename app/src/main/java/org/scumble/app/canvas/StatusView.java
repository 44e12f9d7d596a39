package org.scumble.app.canvas;

import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.screen.Viewport;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Hints;
import org.scumble.engine.image.Box;

/// Below the canvas: its size, what is selected, whether something is being done, and the zoom.
final class StatusView extends HBox {
    private static final double WAITING = 14;

    private final Label size = new Label();
    private final Label selected = new Label();
    private final Label percent = new Label();

    /// The selection whose size is told.
    private @Nullable Surface measured;

    StatusView(CanvasViewModel canvas, DocumentsViewModel documents, Hints hints) {
        getStyleClass().add("canvas-status");
        size.setId("canvas-size");
        for (Label label : new Label[] {size, selected}) {
            label.getStyleClass().add("caption");
            label.setMinWidth(0);
        }
        percent.getStyleClass().add("percent");
        percent.setId("canvas-zoom");
        ProgressIndicator waiting = new ProgressIndicator();
        waiting.setPrefSize(WAITING, WAITING);
        waiting.setMinSize(WAITING, WAITING);
        waiting.setMaxSize(WAITING, WAITING);
        waiting.visibleProperty().bind(canvas.busyProperty().or(documents.savingProperty()));
        Button turned = Buttons.tip(new Button(), "");
        turned.setId("canvas-turned");
        turned.getStyleClass().addAll("icon-button", "turned");
        turned.setFocusTraversable(false);
        turned.setOnAction(event -> canvas.view().upright());
        hints.tip(
                turned,
                "The view is turned: turn it upright",
                CanvasAction.UPRIGHT_VIEW.id(),
                CanvasAction.UPRIGHT_VIEW.keys());
        turned.textProperty().bind(canvas.view().angleProperty().asString(Locale.ROOT, "%.0f°"));
        turned.visibleProperty().bind(canvas.view().angleProperty().isNotEqualTo(0));
        turned.managedProperty().bind(turned.visibleProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox zooms =
                new HBox(
                        button(
                                MaterialDesignM.MAGNIFY_MINUS_OUTLINE,
                                "Zoom out",
                                CanvasAction.ZOOM_OUT,
                                canvas.view()::zoomOut,
                                hints),
                        percent,
                        button(
                                MaterialDesignM.MAGNIFY_PLUS_OUTLINE,
                                "Zoom in",
                                CanvasAction.ZOOM_IN,
                                canvas.view()::zoomIn,
                                hints),
                        button(
                                MaterialDesignF.FIT_TO_PAGE_OUTLINE,
                                "All of the canvas",
                                CanvasAction.FIT,
                                canvas.view()::fit,
                                hints),
                        button(
                                MaterialDesignN.NUMERIC_1_BOX_OUTLINE,
                                "Actual size",
                                CanvasAction.ACTUAL_SIZE,
                                canvas.view()::actualSize,
                                hints));
        zooms.getStyleClass().add("button-row");
        getChildren().addAll(size, selected, gap, waiting, turned, zooms);
        canvas.documentProperty().addListener((property, before, now) -> show(now));
        canvas.view().viewportProperty().addListener((property, before, now) -> show(now));
        show(canvas.documentProperty().get());
        show(canvas.view().viewportProperty().get());
    }

    private static Button button(
            Ikon icon, String what, CanvasAction action, Runnable run, Hints hints) {
        Button button = Buttons.icon(icon, what, run);
        button.setFocusTraversable(false);
        return hints.tip(button, what, action.id(), action.keys());
    }

    private void show(@Nullable Document document) {
        if (document == null) {
            return;
        }
        int layers = document.layers().size();
        size.setText(
                "%d × %d px  ·  %s"
                        .formatted(
                                document.width(),
                                document.height(),
                                layers == 1 ? "1 layer" : layers + " layers"));
        Surface selection = document.selection();
        if (selection == measured) {
            return;
        }
        measured = selection;
        if (selection == null) {
            selected.setText("");
        } else {
            Box box = selection.bounds();
            selected.setText("Selected: %d × %d".formatted(box.width(), box.height()));
        }
    }

    private void show(Viewport view) {
        double zoom = view.zoom() * 100;
        percent.setText(String.format(Locale.ROOT, zoom < 10 ? "%.1f %%" : "%.0f %%", zoom));
    }
}
