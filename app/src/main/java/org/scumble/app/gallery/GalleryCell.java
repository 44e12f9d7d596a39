package org.scumble.app.gallery;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import org.controlsfx.control.GridCell;
import org.jspecify.annotations.Nullable;
import org.scumble.app.ui.Exports;
import org.scumble.app.ui.Images;
import org.scumble.app.ui.PictureTile;

/// A place in the grid of pictures. A click chooses what is there.
final class GalleryCell extends GridCell<Picture> {
    static final double TILE = 148;

    private final ObservableValue<@Nullable Picture> selected;
    private final Images images;
    private final Consumer<Picture> onClick;
    private final PictureTile tile = new PictureTile(TILE);

    /// Kept here and listening weakly: the grid drops its cells when its columns change.
    private final ChangeListener<@Nullable Picture> selection =
            (property, before, now) -> showSelection();

    /// @param onClick hears of what was clicked
    GalleryCell(
            ObservableValue<@Nullable Picture> selected, Images images, Consumer<Picture> onClick) {
        this.selected = selected;
        this.images = images;
        this.onClick = onClick;
        getStyleClass().add("gallery-cell");
        selected.addListener(new WeakChangeListener<>(selection));
        Exports.allowDragging(
                tile, () -> Optional.ofNullable(getItem()).flatMap(Picture::presentFile));
        tile.setOnMouseClicked(event -> clicked());
    }

    private void clicked() {
        Picture picture = getItem();
        if (picture != null) {
            onClick.accept(picture);
        }
    }

    @Override
    protected void updateItem(@Nullable Picture picture, boolean empty) {
        super.updateItem(picture, empty);
        setGraphic(empty || picture == null ? null : tile);
        if (picture != null) {
            tile.setImage(
                    picture.missing()
                            ? null
                            : images.thumbnail(picture.file(), picture.width(), picture.height()));
            tile.setFavourite(picture.favourite());
        }
        showSelection();
    }

    private void showSelection() {
        Picture chosen = selected.getValue();
        Picture shown = getItem();
        tile.setSelected(chosen != null && shown != null && chosen.id() == shown.id());
    }
}
