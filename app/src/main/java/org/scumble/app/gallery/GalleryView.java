package org.scumble.app.gallery;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.GridView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.scumble.app.gallery.PictureFilter.Shelf;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Confirmation;
import org.scumble.app.ui.DoubleClicks;
import org.scumble.app.ui.GridKeys;
import org.scumble.app.ui.Hints;
import org.scumble.app.ui.Images;
import org.scumble.app.ui.Placeholder;

/// The gallery page: every picture in a grid, and what is known of the chosen one.
public final class GalleryView extends BorderPane {
    private static final double CELL = GalleryCell.TILE + 12;

    private final GalleryViewModel gallery;
    private final Hints hints;
    private final GridView<Picture> grid;
    private final PictureDetailsView details;
    private final DoubleClicks<Picture> doubleClicks;
    private final ObjectProperty<@Nullable Picture> selected = new SimpleObjectProperty<>();

    public GalleryView(
            GalleryViewModel gallery, PictureActions actions, Images images, Hints hints) {
        this.gallery = gallery;
        this.hints = hints;
        doubleClicks = new DoubleClicks<>(this, actions::open);
        getStyleClass().addAll("page", "gallery");
        grid = new GridView<>(gallery.pictures());
        grid.setId("gallery-grid");
        grid.setCellWidth(CELL);
        grid.setCellHeight(CELL);
        grid.setHorizontalCellSpacing(0);
        grid.setVerticalCellSpacing(0);
        grid.setCellFactory(view -> new GalleryCell(selected, images, this::choose));
        GridKeys.follow(grid, selected, actions::open);
        setTop(toolbar());
        setCenter(new StackPane(grid, emptyState()));
        details = new PictureDetailsView(selected, gallery, actions, images, hints);
        details.managedProperty().bind(details.visibleProperty());
        details.visibleProperty().bind(selected.isNotNull());
        setRight(details);
        gallery.pictures().addListener((ListChangeListener<Picture>) change -> keepSelection());
    }

    private Node toolbar() {
        TextField search = new TextField();
        search.setId("gallery-search");
        search.setPromptText("Search prompts");
        search.getStyleClass().add("search");
        Buttons.tip(search, "Shows the pictures whose prompt has words beginning like these");
        search.textProperty().bindBidirectional(gallery.wordsProperty());
        StackPane searchBox = new StackPane(search, new FontIcon(MaterialDesignM.MAGNIFY));
        searchBox.getStyleClass().add("search-box");
        HBox shelves =
                new HBox(
                        shelf("All", Shelf.ALL, "Every picture that is not in the trash"),
                        shelf("Favourites", Shelf.FAVOURITES, "The pictures marked with a heart"),
                        shelf(
                                "Trash",
                                Shelf.TRASH,
                                "What was thrown away, to be restored or deleted"));
        shelves.getStyleClass().add("segments");
        ToggleGroup group = new ToggleGroup();
        shelves.getChildren().forEach(node -> group.getToggles().add((ToggleButton) node));
        group.selectedToggleProperty()
                .addListener(
                        (property, before, now) -> {
                            if (now == null) {
                                before.setSelected(true);
                            }
                        });
        Label count = new Label();
        count.getStyleClass().add("hint");
        count.textProperty()
                .bind(
                        Bindings.size(gallery.pictures())
                                .map(
                                        size ->
                                                size.intValue() == 1
                                                        ? "1 picture"
                                                        : size + " pictures"));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button emptyTrash =
                Buttons.labelled(
                        MaterialDesignD.DELETE_FOREVER_OUTLINE,
                        "Empty trash…",
                        "Delete what is in the trash for good, files included",
                        this::emptyTrash);
        emptyTrash.setId("empty-trash");
        emptyTrash.getStyleClass().add("danger");
        // Not while a search hides a part of what would go.
        emptyTrash
                .visibleProperty()
                .bind(
                        gallery.shelfProperty()
                                .isEqualTo(Shelf.TRASH)
                                .and(gallery.wordsProperty().isEmpty())
                                .and(Bindings.isNotEmpty(gallery.pictures())));
        emptyTrash.managedProperty().bind(emptyTrash.visibleProperty());
        HBox toolbar = new HBox(shelves, searchBox, gap, emptyTrash, count);
        toolbar.getStyleClass().add("page-toolbar");
        return toolbar;
    }

    private void emptyTrash() {
        int count = gallery.pictures().size();
        String what = count == 1 ? "1 picture" : count + " pictures";
        boolean agreed =
                Confirmation.ask(
                        this,
                        "Delete the %s in the trash?".formatted(what),
                        "Their files are deleted too. This cannot be undone.",
                        "Delete " + what);
        if (agreed) {
            gallery.emptyTrash();
        }
    }

    private ToggleButton shelf(String name, Shelf shelf, String tip) {
        ToggleButton button = Buttons.tip(new ToggleButton(name), tip);
        button.setSelected(gallery.shelfProperty().get() == shelf);
        button.setOnAction(event -> gallery.shelfProperty().set(shelf));
        return button;
    }

    private Node emptyState() {
        Placeholder empty = new Placeholder(MaterialDesignI.IMAGE_MULTIPLE_OUTLINE);
        Runnable say = () -> sayWhyEmpty(empty);
        say.run();
        gallery.wordsProperty().addListener((property, before, now) -> say.run());
        gallery.shelfProperty().addListener((property, before, now) -> say.run());
        empty.visibleProperty()
                .bind(Bindings.isEmpty(gallery.pictures()).and(gallery.loadedProperty()));
        return empty;
    }

    private void sayWhyEmpty(Placeholder empty) {
        if (!gallery.wordsProperty().get().isBlank()) {
            empty.say(
                    "No picture's prompt has these words",
                    "Try fewer of them, or only how they begin.");
            return;
        }
        switch (gallery.shelfProperty().get()) {
            case ALL ->
                    empty.say(
                            "Every picture you make will be kept here",
                            "The studio is one key away: "
                                    + hints.name("window.studio", "Shortcut+2")
                                    + ".");
            case FAVOURITES ->
                    empty.say(
                            "Pictures you mark with a heart gather here",
                            "Mark the chosen one with "
                                    + hints.name("picture.favourite", "Shortcut+D")
                                    + ".");
            case TRASH ->
                    empty.say(
                            "The trash is empty",
                            "Pictures you throw away wait here until you empty it.");
        }
    }

    private void choose(Picture picture) {
        grid.requestFocus();
        selected.set(picture);
        doubleClicks.hit(picture);
    }

    /// What can be done with the chosen picture.
    public PictureBarView pictureBar() {
        return details.bar();
    }

    private void keepSelection() {
        Picture shown = selected.get();
        if (shown != null) {
            selected.set(
                    gallery.pictures().stream()
                            .filter(picture -> picture.id() == shown.id())
                            .findFirst()
                            .orElse(null));
        }
    }
}
