package org.scumble.app.gallery;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.FactsGrid;
import org.scumble.app.ui.Format;
import org.scumble.app.ui.Hints;
import org.scumble.app.ui.Images;
import org.scumble.app.ui.Keys;
import org.scumble.app.ui.Placeholder;

/// What is known of one picture, and what can be done with it.
final class PictureDetailsView extends ScrollPane {
    private static final double WIDTH = 300;
    private static final double IMAGE = WIDTH - 40;

    private final ObservableValue<@Nullable Picture> picture;
    private final GalleryViewModel gallery;
    private final PictureActions actions;
    private final Images images;
    private final PictureBarView bar;
    private final ImageView image = new ImageView();
    private final Placeholder unreadable = Placeholder.unreadable();
    private final StackPane frame = new StackPane(image, unreadable);
    private final VBox content = new VBox();

    PictureDetailsView(
            ObservableValue<@Nullable Picture> picture,
            GalleryViewModel gallery,
            PictureActions actions,
            Images images,
            Hints hints) {
        this.picture = picture;
        this.gallery = gallery;
        this.actions = actions;
        this.images = images;
        bar = new PictureBarView(picture, gallery, actions, hints);
        image.setPreserveRatio(true);
        image.setFitWidth(IMAGE);
        image.setFitHeight(IMAGE);
        unreadable.setVisible(false);
        unreadable.managedProperty().bind(unreadable.visibleProperty());
        getStyleClass().add("details");
        content.getStyleClass().add("details-content");
        setContent(content);
        setFitToWidth(true);
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        picture.addListener((property, before, now) -> show(now));
    }

    PictureBarView bar() {
        return bar;
    }

    private void show(@Nullable Picture chosen) {
        if (chosen == null) {
            return;
        }
        FactsGrid facts = facts(chosen);
        content.getChildren().setAll(frame, action(chosen), bar, prompt(chosen), facts);
        gallery.tell(chosen, request -> RequestFacts.of(request).forEach(facts::addFact));
        if (chosen.missing()) {
            put(chosen, null);
        } else {
            images.whenRead(chosen.file(), read -> put(chosen, read.isError() ? null : read));
        }
    }

    /// Shows a picture that is read now, unless another one was chosen meanwhile.
    ///
    /// @param read null if it cannot be read
    private void put(Picture chosen, @Nullable Image read) {
        if (chosen.equals(picture.getValue())) {
            image.setImage(read);
            unreadable.setVisible(read == null);
        }
    }

    private Node action(Picture picture) {
        Button button =
                picture.trashed()
                        ? Buttons.labelled(
                                MaterialDesignR.RESTORE,
                                "Restore",
                                "Take it out of the trash",
                                () -> gallery.restore(List.of(picture)))
                        : Buttons.labelled(
                                MaterialDesignB.BRUSH,
                                "Open in the studio",
                                Keys.hint("Put it on the easel", "Enter"),
                                () -> actions.open(picture));
        button.getStyleClass().add("accent");
        button.setMaxWidth(Double.MAX_VALUE);
        return button;
    }

    private static Node prompt(Picture picture) {
        VBox box = new VBox();
        box.getStyleClass().add("section");
        addText(box, "Prompt", picture.prompt());
        if (!picture.negativePrompt().isBlank()) {
            addText(box, "Negative prompt", picture.negativePrompt());
        }
        return box;
    }

    private static void addText(VBox box, String name, String text) {
        Label label = new Label(name);
        label.getStyleClass().add("field-label");
        Label words = new Label(text.isBlank() ? "–" : text);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        box.getChildren().add(new VBox(label, words));
    }

    private static FactsGrid facts(Picture picture) {
        FactsGrid grid = new FactsGrid();
        grid.addFact("Size", picture.width() + " × " + picture.height());
        grid.addFact("Seed", Long.toString(picture.seed()));
        grid.addFact("Model", picture.model());
        grid.addFact("Made", Format.time(picture.created()));
        grid.addFact(
                "File",
                picture.missing() ? "missing" : String.valueOf(picture.file().getFileName()));
        return grid;
    }
}
