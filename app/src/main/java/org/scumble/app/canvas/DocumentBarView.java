package org.scumble.app.canvas;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;
import org.scumble.app.settings.CanvasState;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Hints;
import org.scumble.app.ui.Keys;

/// The canvas's menu, its name and whether it is saved, and the buttons one needs most.
final class DocumentBarView extends HBox {
    private static final double ITEM_WIDTH = 236;

    private final DocumentsViewModel documents;
    private final Consumer<CanvasAction> act;
    private final Hints hints;
    private final Menu recent = new Menu("Recent");

    DocumentBarView(
            CanvasViewModel canvas,
            DocumentsViewModel documents,
            Consumer<CanvasAction> act,
            Hints hints) {
        this.documents = documents;
        this.act = act;
        this.hints = hints;
        getStyleClass().add("document-bar");
        Button undo = button(MaterialDesignU.UNDO_VARIANT, CanvasAction.UNDO);
        Button redo = button(MaterialDesignR.REDO_VARIANT, CanvasAction.REDO);
        canvas.stepsProperty()
                .addListener(
                        (property, before, now) -> {
                            undo.setDisable(!now.canUndo());
                            redo.setDisable(!now.canRedo());
                        });
        Button save = button(MaterialDesignC.CONTENT_SAVE_OUTLINE, CanvasAction.SAVE);
        save.setId("save-canvas");
        getChildren()
                .addAll(
                        menu(),
                        name(),
                        button(MaterialDesignF.FOLDER_OPEN_OUTLINE, CanvasAction.OPEN),
                        save,
                        undo,
                        redo);
        documents
                .entries()
                .addListener((ListChangeListener<CanvasState.Entry>) change -> fillRecent());
        fillRecent();
    }

    private Button button(Ikon icon, CanvasAction action) {
        Button button = Buttons.icon(icon, action.label(), () -> act.accept(action));
        button.setFocusTraversable(false);
        return hints.tip(button, action.label(), action.id(), action.keys());
    }

    private Label name() {
        Label name = new Label();
        name.setId("canvas-name");
        name.getStyleClass().add("canvas-name");
        name.setMinWidth(0);
        Region dot = new Region();
        dot.getStyleClass().add("unsaved-dot");
        name.setGraphic(dot);
        name.setContentDisplay(ContentDisplay.RIGHT);
        ObservableValue<DocumentInfo> info = documents.infoProperty();
        Runnable show =
                () -> {
                    name.setText(info.getValue().name());
                    dot.setVisible(!info.getValue().saved());
                    Path target = info.getValue().target();
                    Buttons.tip(
                            name,
                            (target == null ? "Not saved to a file yet." : target.toString())
                                    + " Every step is kept, whether you save or not.");
                };
        show.run();
        info.addListener((property, before, now) -> show.run());
        return name;
    }

    private MenuButton menu() {
        MenuButton menu = new MenuButton(null, new FontIcon(MaterialDesignM.MENU));
        menu.setId("canvas-menu");
        menu.getStyleClass().addAll("icon-button", "canvas-menu");
        menu.setFocusTraversable(false);
        Buttons.tip(menu, "Canvas, selection and layers");
        menu.getItems()
                .addAll(
                        item(CanvasAction.NEW),
                        item(CanvasAction.OPEN),
                        recent,
                        new SeparatorMenuItem(),
                        item(CanvasAction.SAVE),
                        item(CanvasAction.SAVE_AS),
                        item(CanvasAction.EXPORT),
                        new SeparatorMenuItem(),
                        group("Edit"),
                        group("Select"),
                        group("Layers"),
                        group("Canvas"),
                        group("View"));
        return menu;
    }

    private Menu group(String name) {
        Menu menu = new Menu(name);
        List<MenuItem> items = new ArrayList<>();
        for (CanvasAction action : CanvasAction.values()) {
            if (action.group().equals(name)) {
                items.add(item(action));
            }
        }
        menu.getItems().setAll(items);
        return menu;
    }

    /// The keys are written beside the words, and heard by the window.
    private MenuItem item(CanvasAction action) {
        Label words = new Label(action.label());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label keys = new Label();
        keys.getStyleClass().add("menu-keys");
        keys.textProperty()
                .bind(
                        hints.bindings()
                                .map(chosen -> Keys.name(chosen.keys(action.id(), action.keys()))));
        HBox row = new HBox(words, gap, keys);
        row.setPrefWidth(ITEM_WIDTH);
        MenuItem item = new CustomMenuItem(row, true);
        item.setOnAction(event -> act.accept(action));
        return item;
    }

    private void fillRecent() {
        List<MenuItem> items = new ArrayList<>();
        for (CanvasState.Entry entry : documents.entries()) {
            boolean unsaved = entry.target().isEmpty();
            MenuItem item =
                    new MenuItem(unsaved ? entry.name() + "  (not in a file yet)" : entry.name());
            item.setMnemonicParsing(false);
            item.setOnAction(event -> documents.open(entry));
            items.add(item);
        }
        recent.getItems().setAll(items);
    }
}
