package org.scumble.app.canvas;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.scumble.app.ui.Imports;

/// What a dropped picture becomes: a layer, a document of its own, or its settings. Shown while one
/// is dragged over the canvas.
final class DropZonesView extends HBox {
    private static final PseudoClass OFFERED = PseudoClass.getPseudoClass("offered");

    private final Consumer<Boolean> shown;

    /// @param shown hears whether the zones are to be seen
    DropZonesView(
            Consumer<List<Path>> asLayers,
            Consumer<Path> asDocument,
            Consumer<Path> asSettings,
            Consumer<Boolean> shown) {
        this.shown = shown;
        setId("drop-zones");
        getStyleClass().add("drop-zones");
        getChildren()
                .addAll(
                        zone(
                                "drop-layer",
                                MaterialDesignL.LAYERS_PLUS,
                                "Add as a layer",
                                "onto this canvas",
                                asLayers),
                        zone(
                                "drop-document",
                                MaterialDesignF.FILE_IMAGE_PLUS_OUTLINE,
                                "Open",
                                "as a canvas of its own",
                                files -> asDocument.accept(files.getFirst())),
                        zone(
                                "drop-settings",
                                MaterialDesignT.TUNE,
                                "Use its settings",
                                "prompt, seed and all the rest",
                                files -> asSettings.accept(files.getFirst())));
    }

    private VBox zone(String id, Ikon icon, String title, String hint, Consumer<List<Path>> taker) {
        Label name = new Label(title);
        name.getStyleClass().add("card-title");
        Label words = new Label(hint);
        words.getStyleClass().add("hint");
        VBox zone = new VBox(new FontIcon(icon), name, words);
        zone.setId(id);
        zone.getStyleClass().add("drop-zone");
        zone.setMaxHeight(Double.MAX_VALUE);
        HBox.setHgrow(zone, Priority.ALWAYS);
        zone.setPrefWidth(1);
        zone.setOnDragOver(
                event -> {
                    event.acceptTransferModes(TransferMode.COPY);
                    zone.pseudoClassStateChanged(OFFERED, true);
                    event.consume();
                });
        zone.setOnDragExited(event -> zone.pseudoClassStateChanged(OFFERED, false));
        zone.setOnDragDropped(
                event -> {
                    shown.accept(false);
                    taker.accept(Imports.files(event));
                    event.setDropCompleted(true);
                    event.consume();
                });
        return zone;
    }
}
