package org.scumble.app.gallery;

import java.io.File;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Exports;
import org.scumble.app.ui.Images;

/// The row of buttons that act on one picture.
public final class PictureBarView extends HBox {
    private final ObservableValue<@Nullable Picture> picture;
    private final GalleryViewModel gallery;
    private final Images images;
    private final ToggleButton favourite =
            Buttons.iconToggle(MaterialDesignH.HEART_OUTLINE, "Favourite (Ctrl+D)");

    /// @param picture the one to act on; the buttons are disabled while it is null
    public PictureBarView(
            ObservableValue<@Nullable Picture> picture,
            GalleryViewModel gallery,
            PictureActions actions,
            Images images) {
        this.picture = picture;
        this.gallery = gallery;
        this.images = images;
        getStyleClass().add("button-row");
        favourite.setOnAction(event -> toggleFavourite());
        getChildren()
                .addAll(
                        favourite,
                        button(
                                MaterialDesignR.REPLAY,
                                "Use its settings again",
                                it -> gallery.useSettings(it, actions::useSettings)),
                        button(
                                MaterialDesignI.IMAGE_PLUS,
                                "Start a new picture from it",
                                it -> actions.startFrom(it.file())),
                        button(MaterialDesignC.CONTENT_COPY, "Copy (Ctrl+C)", it -> copy()),
                        button(MaterialDesignD.DOWNLOAD, "Save as… (Ctrl+S)", it -> saveAs()),
                        button(
                                MaterialDesignF.FOLDER_OPEN_OUTLINE,
                                "Show its file in the folder",
                                it -> Exports.reveal(it.file())),
                        button(
                                MaterialDesignT.TRASH_CAN_OUTLINE,
                                "Move to the trash (Delete)",
                                it -> trash()));
        disableProperty().bind(picture.map(it -> false).orElse(true));
        picture.addListener((property, before, now) -> showFavourite(now));
        showFavourite(picture.getValue());
    }

    private Button button(Ikon icon, String tip, Consumer<Picture> action) {
        return Buttons.icon(icon, tip, () -> withPicture(action));
    }

    private void withPicture(Consumer<Picture> action) {
        Picture it = picture.getValue();
        if (it != null) {
            action.accept(it);
        }
    }

    public void toggleFavourite() {
        withPicture(gallery::toggleFavourite);
        showFavourite(picture.getValue());
    }

    public void copy() {
        withPicture(it -> Exports.copy(it.file(), images.picture(it.file())));
    }

    public void trash() {
        withPicture(
                it -> {
                    if (!it.trashed()) {
                        gallery.trash(List.of(it));
                    }
                });
    }

    /// Asks for a place and saves a copy there.
    public void saveAs() {
        withPicture(
                it -> {
                    FileChooser chooser = new FileChooser();
                    chooser.setTitle("Save the picture as");
                    chooser.setInitialFileName(String.valueOf(it.file().getFileName()));
                    chooser.getExtensionFilters()
                            .add(new FileChooser.ExtensionFilter("PNG pictures", "*.png"));
                    File chosen = chooser.showSaveDialog(getScene().getWindow());
                    if (chosen != null) {
                        gallery.saveAs(it, chosen.toPath());
                    }
                });
    }

    private void showFavourite(@Nullable Picture now) {
        boolean marked = now != null && now.favourite();
        favourite.setSelected(marked);
        ((FontIcon) favourite.getGraphic())
                .setIconCode(marked ? MaterialDesignH.HEART : MaterialDesignH.HEART_OUTLINE);
    }
}
