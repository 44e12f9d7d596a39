package org.scumble.app.lora;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Hints;

/// The buttons that act on one adapter.
final class LoraActionsView extends VBox {
    private static final PseudoClass AT_WORK = PseudoClass.getPseudoClass("at-work");

    private final LorasViewModel loras;
    private final LoraUseViewModel use;
    private final LorasView.Outside outside;
    private final Button toggle;
    private final Button negative;
    private final ToggleButton favourite =
            Buttons.iconToggle(MaterialDesignH.HEART_OUTLINE, "Favourite");
    private final Button resetCover;
    private final Button reveal;
    private final Button remove;
    private @Nullable Lora lora;

    LoraActionsView(LoraStudio studio, LorasView.Outside outside, Hints hints) {
        loras = studio.library();
        use = studio.use();
        this.outside = outside;
        getStyleClass().add("lora-actions");
        toggle = Buttons.labelled(MaterialDesignB.BRUSH, "Use", "", () -> with(use::toggle));
        toggle.setId("lora-use");
        toggle.getStyleClass().add("lora-use");
        toggle.setMaxWidth(Double.MAX_VALUE);
        negative =
                Buttons.labelled(
                        MaterialDesignM.MINUS_CIRCLE_OUTLINE,
                        "Add to the negative prompt",
                        "Most embeddings that mend pictures belong there",
                        () -> with(it -> use.insertNegative(it.name())));
        negative.setMaxWidth(Double.MAX_VALUE);
        negative.managedProperty().bind(negative.visibleProperty());
        favourite.setId("lora-favourite");
        favourite.setOnAction(event -> with(loras::toggleFavourite));
        hints.tip(favourite, "Favourite", "lora.favourite", "F");
        Button copy = icon(MaterialDesignC.CONTENT_COPY, "Copy as a tag for prompts", this::copy);
        copy.setId("lora-copy-tag");
        Button cover =
                icon(
                        MaterialDesignI.IMAGE_FRAME,
                        "Show it by the picture last looked at",
                        this::setCover);
        resetCover =
                icon(
                        MaterialDesignR.RESTORE,
                        "Show it by the cover it came with again",
                        () -> with(it -> loras.setCover(it, null)));
        reveal =
                icon(
                        MaterialDesignF.FOLDER_OPEN_OUTLINE,
                        "Show its file in the folder",
                        () -> with(it -> outside.reveal().accept(it.file())));
        remove =
                icon(
                        MaterialDesignT.TRASH_CAN_OUTLINE,
                        "Forget it, and what you noted",
                        () -> with(loras::remove));
        remove.setId("lora-remove");
        HBox row = new HBox(favourite, copy, cover, resetCover, reveal, remove);
        row.getStyleClass().add("button-row");
        getChildren().addAll(toggle, negative, row);
        InvalidationListener show = change -> showUse();
        use.form().active().list().addListener(show);
        use.form().prompt().addListener(show);
        use.form().negativePrompt().addListener(show);
    }

    private static Button icon(Ikon icon, String tip, Runnable action) {
        Button button = Buttons.icon(icon, tip, action);
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    private void with(Consumer<Lora> action) {
        Lora shown = lora;
        if (shown != null) {
            action.accept(shown);
        }
    }

    private void copy() {
        with(
                it -> {
                    ClipboardContent content = new ClipboardContent();
                    content.putString(use.tag(it));
                    Clipboard.getSystemClipboard().setContent(content);
                    use.told("Copied", use.tag(it));
                });
    }

    private void setCover() {
        Optional<Path> picture = outside.picture().get();
        with(
                it ->
                        picture.ifPresentOrElse(
                                file -> loras.setCover(it, file),
                                () ->
                                        use.told(
                                                "There is no picture yet",
                                                "Make one with it, then give it that as its"
                                                        + " cover.")));
    }

    void show(Lora now) {
        lora = now;
        boolean missing = now.state() == Lora.State.MISSING;
        boolean marked = now.marks().favourite();
        favourite.setSelected(marked);
        ((FontIcon) favourite.getGraphic())
                .setIconCode(marked ? MaterialDesignH.HEART : MaterialDesignH.HEART_OUTLINE);
        toggle.setDisable(now.state() != Lora.State.READY);
        negative.setVisible(now.isWord());
        negative.setDisable(toggle.isDisable());
        resetCover.setVisible(now.marks().cover() != null);
        reveal.setVisible(!missing);
        remove.setVisible(missing);
        showUse();
    }

    private void showUse() {
        Lora now = lora;
        if (now == null) {
            return;
        }
        boolean atWork = use.isAtWork(now);
        pseudoClassStateChanged(AT_WORK, atWork);
        ((FontIcon) toggle.getGraphic())
                .setIconCode(atWork ? MaterialDesignC.CHECK : MaterialDesignB.BRUSH);
        if (now.isWord()) {
            toggle.setText(atWork ? "In the prompt" : "Add to the prompt");
            Buttons.tip(toggle, "An embedding is used by writing its name");
        } else {
            toggle.setText(atWork ? "In use" : "Use");
            Buttons.tip(toggle, atWork ? "Stop using it" : "Put it to work with the next picture");
        }
    }
}
