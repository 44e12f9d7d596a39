package org.scumble.app.canvas;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.scumble.app.canvas.document.Blend;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.DragField;
import org.scumble.app.ui.Fields;
import org.scumble.app.ui.Hints;

/// The layers, the topmost first, and what can be done with them.
final class LayersView extends VBox {
    private final LayersViewModel layers;
    private final Hints hints;
    private final ObservableList<Layer> items = FXCollections.observableArrayList();
    private final ListView<Layer> list = new ListView<>(items);
    private final ObjectProperty<Blend> blend = new SimpleObjectProperty<>(Blend.NORMAL);
    private final HBox looks = new HBox();
    private final DragField opacity =
            DragField.percent("Opacity", "How much of the layer is seen.");

    /// While the controls follow the document, they are not the artist's.
    private boolean filling;

    LayersView(CanvasViewModel canvas, LayersViewModel layers, Hints hints) {
        this.layers = layers;
        this.hints = hints;
        setId("layers-panel");
        getStyleClass().addAll("side-panel", "layers-panel");
        list.setId("layers");
        list.setCellFactory(view -> new LayerCell(canvas, layers));
        list.setMinHeight(90);
        VBox.setVgrow(list, Priority.ALWAYS);
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (property, before, now) -> {
                            if (!filling && now != null) {
                                layers.choose(now.id());
                            }
                        });
        fillLooks();
        getChildren().addAll(head(), looks, list, actions());
        canvas.documentProperty().addListener((property, before, now) -> fill(now));
        blend.addListener(
                (property, before, now) -> {
                    if (!filling) {
                        layers.setBlend(now);
                    }
                });
        opacity.valueProperty()
                .addListener(
                        (property, before, now) -> {
                            if (!filling) {
                                layers.setOpacity(now.doubleValue());
                            }
                        });
        fill(canvas.documentProperty().get());
    }

    private HBox head() {
        Label title = new Label("Layers");
        title.getStyleClass().add("side-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head =
                new HBox(
                        title,
                        gap,
                        button(
                                MaterialDesignL.LAYERS_PLUS,
                                "add-layer",
                                "New layer",
                                CanvasAction.ADD_LAYER,
                                () -> layers.add(Layer.Kind.RASTER)),
                        button(
                                MaterialDesignF.FORMAT_COLOR_HIGHLIGHT,
                                "add-mask",
                                "New mask: what it covers is painted anew",
                                CanvasAction.ADD_MASK,
                                () -> layers.add(Layer.Kind.MASK)));
        head.getStyleClass().add("side-head");
        return head;
    }

    private void fillLooks() {
        ComboBox<Blend> modes =
                Fields.choice(
                        "blend",
                        List.of(Blend.values()),
                        Blend::label,
                        blend,
                        "How the layer's colours meet those below");
        modes.setMinWidth(0);
        modes.setPrefWidth(1);
        HBox.setHgrow(modes, Priority.ALWAYS);
        opacity.setId("layer-opacity");
        looks.getChildren().addAll(modes, opacity);
        looks.getStyleClass().add("layer-looks");
    }

    private HBox actions() {
        HBox row =
                new HBox(
                        button(
                                MaterialDesignC.CONTENT_DUPLICATE,
                                "duplicate-layer",
                                "Duplicate",
                                CanvasAction.DUPLICATE_LAYER,
                                layers::duplicate),
                        button(
                                MaterialDesignA.ARROW_COLLAPSE_DOWN,
                                "merge-down",
                                "Merge with the layer below",
                                CanvasAction.MERGE_DOWN,
                                layers::mergeDown),
                        button(
                                MaterialDesignA.ARROW_UP,
                                "layer-up",
                                "Move up",
                                CanvasAction.LAYER_UP,
                                layers::moveUp),
                        button(
                                MaterialDesignA.ARROW_DOWN,
                                "layer-down",
                                "Move down",
                                CanvasAction.LAYER_DOWN,
                                layers::moveDown),
                        gap(),
                        button(
                                MaterialDesignT.TRASH_CAN_OUTLINE,
                                "delete-layer",
                                "Delete the layer",
                                CanvasAction.DELETE_LAYER,
                                layers::remove));
        row.getStyleClass().add("layer-actions");
        return row;
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    private Button button(Ikon icon, String id, String what, CanvasAction action, Runnable run) {
        Button button = Buttons.icon(icon, what, run);
        button.setId(id);
        button.setFocusTraversable(false);
        return hints.tip(button, what, action.id(), action.keys());
    }

    private void fill(@Nullable Document document) {
        if (document == null) {
            return;
        }
        filling = true;
        List<Layer> topFirst = document.layers().reversed();
        if (items.size() == topFirst.size()) {
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) != topFirst.get(i)) {
                    items.set(i, topFirst.get(i)); // cells that did not change keep their pictures
                }
            }
        } else {
            items.setAll(topFirst);
        }
        Layer active = document.active();
        list.getSelectionModel().select(topFirst.indexOf(active));
        blend.set(active.blend());
        opacity.valueProperty().set(active.opacity());
        looks.setDisable(active.kind() == Layer.Kind.MASK);
        filling = false;
    }
}
