package org.scumble.app.lora;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Images;

/// A short way to adapters: a search, and a list to click in.
final class LoraPickerView extends VBox {
    private static final double WIDTH = 300;
    private static final double HEIGHT = 380;

    private final LoraStudio studio;
    private final ObservableList<Lora> found = FXCollections.observableArrayList();
    private final TextField search = new TextField();
    private final ListView<Lora> list = new ListView<>(found);

    /// Kept here and listening weakly: the library outlives the picker.
    private final InvalidationListener library = change -> show();

    /// @param openPage shows the LoRAs page
    LoraPickerView(LoraStudio studio, Images images, Runnable openPage) {
        this.studio = studio;
        setId("lora-picker");
        getStyleClass().add("lora-picker");
        setPrefSize(WIDTH, HEIGHT);
        search.setId("lora-picker-search");
        search.setPromptText("Search LoRAs");
        search.getStyleClass().add("search");
        search.setMaxWidth(Double.MAX_VALUE);
        search.textProperty().addListener((property, before, now) -> show());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::searchKey);
        StackPane box = new StackPane(search, new FontIcon(MaterialDesignM.MAGNIFY));
        box.getStyleClass().add("search-box");
        list.setId("lora-picker-list");
        list.setCellFactory(view -> new LoraPickerCell(studio, images));
        list.setPlaceholder(placeholder());
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::listKey);
        VBox.setVgrow(list, Priority.ALWAYS);
        Button page =
                Buttons.labelled(
                        MaterialDesignV.VIEW_GRID_OUTLINE,
                        "All LoRAs",
                        "Covers, notes, folders and more",
                        openPage);
        page.setId("lora-open-page");
        page.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(box, list, page);
        studio.library().shown().addListener(new WeakInvalidationListener(library));
        show();
    }

    private static Label placeholder() {
        Label none = new Label("No LoRA is like that. Drop .safetensors files on the LoRAs page.");
        none.getStyleClass().add("hint");
        none.setWrapText(true);
        return none;
    }

    private void show() {
        List<Lora> now = studio.library().usable(search.getText());
        if (!now.equals(found)) {
            found.setAll(now);
        }
    }

    private void searchKey(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN && !found.isEmpty()) {
            list.requestFocus();
            list.getSelectionModel().selectFirst();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !found.isEmpty()) {
            studio.use().toggle(found.getFirst());
            event.consume();
        }
    }

    private void listKey(KeyEvent event) {
        @Nullable Lora chosen = list.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.ENTER && chosen != null) {
            studio.use().toggle(chosen);
            event.consume();
        }
    }
}
