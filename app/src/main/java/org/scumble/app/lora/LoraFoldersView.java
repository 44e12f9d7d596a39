package org.scumble.app.lora;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.scumble.app.ui.Buttons;

/// The folders adapters are read from, and the ways to add more.
final class LoraFoldersView extends VBox {
    private final LoraPlacesViewModel places;
    private final VBox rows = new VBox();

    /// Kept here and listening weakly: the list outlives what pops up.
    private final ListChangeListener<Path> changes = change -> show();

    LoraFoldersView(LoraPlacesViewModel places, Window owner) {
        this.places = places;
        setId("lora-folders");
        getStyleClass().add("lora-folders");
        Label title = new Label("Folders with LoRAs");
        title.getStyleClass().add("panel-title");
        Label hint =
                new Label(
                        "Files stay where they are. A folder of AUTOMATIC1111, Forge or ComfyUI is"
                                + " recognised: its LoRAs and embeddings are found.");
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        rows.getStyleClass().add("folder-rows");
        HBox actions = new HBox(folderButton(owner), fileButton(owner));
        actions.getStyleClass().add("folder-actions");
        getChildren().addAll(title, hint, rows, actions);
        places.folders().addListener(new WeakListChangeListener<>(changes));
        show();
    }

    private Button folderButton(Window owner) {
        Button button =
                Buttons.labelled(
                        MaterialDesignF.FOLDER_PLUS_OUTLINE,
                        "Add folder…",
                        "Reads the LoRAs of a folder, and of the folders in it, where they are",
                        () -> addFolder(places, owner));
        button.setId("lora-add-folder");
        return button;
    }

    private Button fileButton(Window owner) {
        return Buttons.labelled(
                MaterialDesignF.FILE_PLUS_OUTLINE,
                "Add files…",
                "Copies .safetensors files into Scumble's own folder",
                () -> addFiles(owner));
    }

    /// Asks for a folder and adds it.
    static void addFolder(LoraPlacesViewModel places, Window owner) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("A folder with LoRAs, or that of another program");
        File chosen = chooser.showDialog(owner);
        if (chosen != null) {
            places.add(List.of(chosen.toPath()));
        }
    }

    private void addFiles(Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Add LoRAs");
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter("LoRAs", "*.safetensors"));
        List<File> chosen = chooser.showOpenMultipleDialog(owner);
        if (chosen != null) {
            places.add(chosen.stream().map(File::toPath).toList());
        }
    }

    private void show() {
        rows.getChildren().setAll(places.folders().stream().map(this::row).toList());
        if (rows.getChildren().isEmpty()) {
            Label none = new Label("Only Scumble's own folder so far");
            none.getStyleClass().add("hint");
            rows.getChildren().add(none);
        }
    }

    private Node row(Path folder) {
        Label path = new Label(folder.toString(), new FontIcon(MaterialDesignF.FOLDER_OUTLINE));
        path.getStyleClass().add("path");
        path.setMinWidth(0);
        path.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(path, Priority.ALWAYS);
        Buttons.tip(path, folder.toString());
        Button remove =
                Buttons.icon(
                        MaterialDesignC.CLOSE,
                        "Take it off the list; its files stay",
                        () -> places.removeFolder(folder));
        HBox row = new HBox(path, remove);
        row.getStyleClass().add("folder-row");
        return row;
    }
}
