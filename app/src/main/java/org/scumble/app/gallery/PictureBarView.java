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
import org.scumble.app.ui.Hints;

/// The row of buttons that act on one picture.
public final class PictureBarView extends HBox {
    private final ObservableValue<@Nullable Picture> picture;
    private final GalleryViewModel gallery;
    private final PictureActions actions;
    private final ToggleButton favourite =
            Buttons.iconToggle(MaterialDesignH.HEART_OUTLINE, "Favourite");

    /// @param picture the one to act on; the buttons are disabled while it is null, and those that
    ///     need its file while that is missing
    public PictureBarView(
            ObservableValue<@Nullable Picture> picture,
            GalleryViewModel gallery,
            PictureActions actions,
            Hints hints) {
        this.picture = picture;
        this.gallery = gallery;
        this.actions = actions;
        getStyleClass().add("button-row");
        favourite.setOnAction(event -> toggleFavourite());
        hints.tip(favourite, "Favourite", "picture.favourite", "Shortcut+D");
        getChildren()
                .addAll(
                        favourite,
                        button(
                                MaterialDesignR.REPLAY,
                                "Use its settings again",
                                it -> gallery.useSettings(it, actions::useSettings)),
                        fileButton(
                                MaterialDesignI.IMAGE_PLUS,
                                "Start a new picture from it",
                                it -> actions.startFrom(it.file())),
                        hints.tip(
                                fileButton(MaterialDesignC.CONTENT_COPY, "Copy", it -> copy()),
                                "Copy",
                                "picture.copy",
                                "Shortcut+C"),
                        hints.tip(
                                fileButton(MaterialDesignD.DOWNLOAD, "Save as…", it -> saveAs()),
                                "Save as…",
                                "picture.save",
                                "Shortcut+S"),
                        fileButton(
                                MaterialDesignF.FOLDER_OPEN_OUTLINE,
                                "Show its file in the folder",
                                it -> actions.reveal(it.file())),
                        trashButton(hints));
        disableProperty().bind(picture.map(it -> false).orElse(true));
        picture.addListener((property, before, now) -> showFavourite(now));
        showFavourite(picture.getValue());
    }

    private Button trashButton(Hints hints) {
        Button button =
                button(MaterialDesignT.TRASH_CAN_OUTLINE, "Move to the trash", it -> trash());
        hints.tip(button, "Move to the trash", "picture.trash", "Delete");
        button.disableProperty().bind(picture.map(it -> it != null && it.trashed()).orElse(false));
        return button;
    }

    private Button fileButton(Ikon icon, String tip, Consumer<Picture> action) {
        Button button = button(icon, tip, action);
        button.disableProperty().bind(picture.map(it -> it != null && it.missing()).orElse(false));
        return button;
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

    private void withFile(Consumer<Picture> action) {
        withPicture(
                it -> {
                    if (!it.missing()) {
                        action.accept(it);
                    }
                });
    }

    public void toggleFavourite() {
        withPicture(gallery::toggleFavourite);
        showFavourite(picture.getValue());
    }

    public void copy() {
        withFile(actions::copy);
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
        withFile(
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
