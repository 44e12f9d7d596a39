package org.scumble.app.generate;

import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.scumble.app.gallery.GalleryViewModel;
import org.scumble.app.gallery.Picture;
import org.scumble.app.job.JobProgress;
import org.scumble.app.ui.Exports;
import org.scumble.app.ui.Images;
import org.scumble.app.ui.PictureTile;

/// The newest pictures in a row under the easel, before them the one in the making.
final class FilmStripView extends HBox {
    /// While the picture in the making is on the easel and not the selected one.
    private static final PseudoClass BEHIND = PseudoClass.getPseudoClass("behind");

    private static final double TILE = 76;

    private final EaselViewModel easel;
    private final GalleryViewModel gallery;
    private final Images images;
    private final ObservableList<Picture> pictures = FXCollections.observableArrayList();
    private final ListView<Picture> list = new ListView<>(pictures);
    private final PictureTile making = new PictureTile(TILE);

    /// While the pictures change, the list moves its selection by itself: not the artist's choice.
    private boolean filling;

    FilmStripView(EaselViewModel easel, GalleryViewModel gallery, Images images) {
        this.easel = easel;
        this.gallery = gallery;
        this.images = images;
        getStyleClass().add("film-strip");
        making.setId("making");
        making.getStyleClass().add("making");
        making.managedProperty().bind(making.visibleProperty());
        making.setOnMouseClicked(event -> easel.follow());
        Tooltip.install(making, new Tooltip("The picture in the making"));

        list.setId("film-strip");
        list.setOrientation(Orientation.HORIZONTAL);
        list.setCellFactory(view -> new Cell());
        Label nothing = new Label("Your pictures will line up here.");
        nothing.getStyleClass().add("hint");
        list.setPlaceholder(nothing);
        HBox.setHgrow(list, Priority.ALWAYS);
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (property, before, now) -> {
                            if (!filling && now != null && !now.equals(selected())) {
                                easel.select(now);
                            }
                        });
        easel.selectedProperty()
                .addListener((property, before, now) -> list.getSelectionModel().select(now));
        gallery.recent().addListener((ListChangeListener<Picture>) change -> fill());
        fill();
        getChildren().addAll(making, list);

        easel.progressProperty().addListener((property, before, now) -> show(now));
        easel.followingProperty()
                .addListener((property, before, now) -> show(easel.progressProperty().get()));
        show(easel.progressProperty().get());
    }

    private @Nullable Picture selected() {
        return easel.selectedProperty().get();
    }

    private void fill() {
        filling = true;
        pictures.setAll(gallery.recent());
        list.getSelectionModel().select(selected());
        filling = false;
    }

    private void show(@Nullable JobProgress progress) {
        making.setVisible(progress != null && progress.preview() != null);
        if (progress != null && progress.preview() != null) {
            making.setImage(images.preview(progress.preview()));
        }
        boolean onEasel = making.isVisible() && easel.followingProperty().get();
        making.setSelected(onEasel);
        list.pseudoClassStateChanged(BEHIND, onEasel);
    }

    private final class Cell extends ListCell<Picture> {
        private final PictureTile tile = new PictureTile(TILE);

        Cell() {
            Exports.allowDragging(
                    tile, () -> Optional.ofNullable(getItem()).flatMap(Picture::presentFile));
            addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
            selectedProperty().addListener((property, before, now) -> tile.setSelected(now));
        }

        /// A click on the picture that is selected already brings it back from the one in the
        /// making.
        private void clicked(MouseEvent event) {
            if (event.getButton() == MouseButton.PRIMARY && getItem() != null) {
                easel.select(getItem());
            }
        }

        @Override
        protected void updateItem(@Nullable Picture picture, boolean empty) {
            super.updateItem(picture, empty);
            if (empty || picture == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            tile.setImage(
                    picture.missing()
                            ? null
                            : images.thumbnail(picture.file(), picture.width(), picture.height()));
            tile.setFavourite(picture.favourite());
            tile.setSelected(isSelected());
            setGraphic(tile);
            setTooltip(new Tooltip(picture.prompt()));
        }
    }
}
