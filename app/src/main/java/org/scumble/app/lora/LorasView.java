package org.scumble.app.lora;

import atlantafx.base.controls.Popover;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.GridView;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.DoubleClicks;
import org.scumble.app.ui.GridKeys;
import org.scumble.app.ui.Hints;
import org.scumble.app.ui.Images;
import org.scumble.app.ui.Imports;

/// The LoRAs page: every adapter there is in a grid, and what is known of the chosen one.
public final class LorasView extends BorderPane {
    private static final double GAP = 14;

    private final LoraStudio studio;
    private final LorasViewModel loras;
    private final GridView<Lora> grid;
    private final LoraToolbarView toolbar;
    private final DoubleClicks<Lora> doubleClicks;

    /// What the page has others do.
    ///
    /// @param reveal shows a file in the system's file manager
    /// @param picture the picture the artist last looked at, if there is one
    public record Outside(Consumer<Path> reveal, Supplier<Optional<Path>> picture) {}

    public LorasView(LoraStudio studio, Outside outside, Images images, Hints hints) {
        this.studio = studio;
        loras = studio.library();
        doubleClicks = new DoubleClicks<>(this, studio.use()::toggle);
        setId("loras-page");
        getStyleClass().addAll("page", "loras");
        grid = new GridView<>(loras.shown());
        grid.setId("lora-grid");
        grid.setCellWidth(LoraCardView.WIDTH + GAP);
        grid.setCellHeight(LoraCardView.HEIGHT + GAP);
        grid.setHorizontalCellSpacing(0);
        grid.setVerticalCellSpacing(0);
        grid.setCellFactory(view -> new LoraCell(studio, images, this::choose));
        GridKeys.follow(grid, loras.selectedProperty(), studio.use()::toggle);
        toolbar = new LoraToolbarView(loras, hints, folders());
        setTop(toolbar);
        StackPane middle =
                new StackPane(
                        grid,
                        new LoraEmptyView(studio, this::addFolder),
                        new LoraCopyingView(studio.places()));
        setCenter(middle);
        LoraDetailsView details = new LoraDetailsView(studio, outside, images, hints);
        details.managedProperty().bind(details.visibleProperty());
        details.visibleProperty().bind(Bindings.isNotNull(loras.selectedProperty()));
        setRight(details);
        sceneProperty()
                .addListener(
                        (property, before, now) -> {
                            if (now != null) {
                                loras.refresh(); // files may have come or gone meanwhile
                                grid.requestFocus();
                            }
                        });
        setOnDragOver(this::dragOver);
        setOnDragDropped(this::dropped);
    }

    private void choose(Lora lora) {
        grid.requestFocus();
        loras.selectedProperty().set(lora);
        doubleClicks.hit(lora);
    }

    private Node folders() {
        Button button = new Button("Folders");
        button.setGraphic(new FontIcon(MaterialDesignF.FOLDER_OUTLINE));
        button.setId("lora-folders-button");
        button.setMinWidth(USE_PREF_SIZE);
        Buttons.tip(button, "Where LoRAs are looked for, and adding more");
        button.setOnAction(event -> showFolders(button));
        return button;
    }

    private void showFolders(Button button) {
        Popover popover = new Popover(new LoraFoldersView(studio.places(), getScene().getWindow()));
        popover.setArrowLocation(Popover.ArrowLocation.TOP_RIGHT);
        popover.setDetachable(false);
        popover.show(button);
    }

    private void addFolder() {
        LoraFoldersView.addFolder(studio.places(), getScene().getWindow());
    }

    /// Takes the keyboard to the search.
    public void focusSearch() {
        toolbar.focusSearch();
    }

    /// Marks the chosen adapter as a favourite, or takes the mark away.
    public void toggleFavourite() {
        Lora chosen = loras.selectedProperty().get();
        if (chosen != null) {
            loras.toggleFavourite(chosen);
        }
    }

    /// Whether the page takes these files and folders.
    public static boolean takes(List<Path> files) {
        return !files.isEmpty()
                && files.stream()
                        .allMatch(
                                file -> LoraFolders.isAdapterFile(file) || Files.isDirectory(file));
    }

    private void dragOver(DragEvent event) {
        if (event.getGestureSource() == null && takes(Imports.files(event))) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        if (event.getGestureSource() == null && takes(Imports.files(event))) {
            studio.places().add(Imports.files(event));
            event.setDropCompleted(true);
            event.consume();
        }
    }
}
