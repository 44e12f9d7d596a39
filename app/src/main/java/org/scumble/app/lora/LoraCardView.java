package org.scumble.app.lora;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Exports;
import org.scumble.app.ui.Images;

/// An adapter as a card: its cover, what it is made for, its name, and the two things one does to
/// it most: putting it to work and marking it.
final class LoraCardView extends VBox {
    static final double WIDTH = 164;
    static final double COVER = 176;
    static final double HEIGHT = COVER + 46;

    private static final double CORNER = 10;
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass AT_WORK = PseudoClass.getPseudoClass("at-work");
    private static final PseudoClass FAVOURITE = PseudoClass.getPseudoClass("favourite");
    private static final PseudoClass UNFIT = PseudoClass.getPseudoClass("unfit");
    private static final PseudoClass UNUSABLE = PseudoClass.getPseudoClass("unusable");

    private final LorasViewModel loras;
    private final LoraUseViewModel use;
    private final LoraCoverView cover;
    private final Label badge = new Label();
    private final Label name = new Label();
    private final Label line = new Label();
    private final FontIcon mishap = new FontIcon(MaterialDesignA.ALERT_OUTLINE);
    private final Label problem = new Label();
    private final VBox veil = new VBox(mishap, problem);
    private final Button toggle;
    private final Button favourite;
    private @Nullable Lora lora;

    LoraCardView(LoraStudio studio, Images images) {
        loras = studio.library();
        use = studio.use();
        getStyleClass().add("lora-card");
        setMaxWidth(WIDTH);
        cover = new LoraCoverView(images, WIDTH, COVER, CORNER);
        badge.getStyleClass().add("lora-badge");
        name.getStyleClass().add("lora-name");
        line.getStyleClass().add("hint");
        problem.setWrapText(true);
        veil.getStyleClass().add("lora-veil");
        veil.setMouseTransparent(true);
        toggle = button(MaterialDesignP.PLUS, this::toggle);
        toggle.getStyleClass().add("lora-toggle");
        favourite = button(MaterialDesignH.HEART_OUTLINE, this::toggleFavourite);
        favourite.getStyleClass().add("lora-favourite");
        StackPane top = new StackPane(cover, veil, badge, toggle, favourite);
        top.getStyleClass().add("lora-frame");
        top.setMaxSize(WIDTH, COVER);
        StackPane.setAlignment(badge, Pos.BOTTOM_LEFT);
        StackPane.setAlignment(toggle, Pos.TOP_LEFT);
        StackPane.setAlignment(favourite, Pos.TOP_RIGHT);
        getChildren().addAll(top, name, line);
        Exports.allowDragging(
                this,
                () -> Optional.ofNullable(lora).filter(LoraCardView::isUsable).map(Lora::file),
                () -> lora == null ? "" : use.tag(lora));
    }

    private static Button button(Ikon icon, Runnable action) {
        Button button = Buttons.icon(icon, "", action);
        button.setFocusTraversable(false);
        button.setOnMouseClicked(MouseEvent::consume); // the card is not meant
        return button;
    }

    private static boolean isUsable(Lora lora) {
        return lora.state() == Lora.State.READY;
    }

    private void toggle() {
        Lora shown = lora;
        if (shown != null) {
            use.toggle(shown);
        }
    }

    private void toggleFavourite() {
        Lora shown = lora;
        if (shown != null) {
            loras.toggleFavourite(shown);
        }
    }

    void show(Lora now) {
        lora = now;
        cover.show(now);
        name.setText(now.name());
        Buttons.tip(name, now.file().toString());
        line.setText(line(now));
        boolean usable = isUsable(now);
        pseudoClassStateChanged(UNUSABLE, !usable && now.state() != Lora.State.UNREAD);
        veil.setVisible(!usable && now.state() != Lora.State.UNREAD);
        mishap.setIconCode(
                now.state() == Lora.State.MISSING
                        ? MaterialDesignF.FILE_HIDDEN
                        : MaterialDesignA.ALERT_OUTLINE);
        problem.setText(now.state() == Lora.State.MISSING ? "File missing" : now.problem());
        toggle.setVisible(usable);
        showBadge(now);
        boolean marked = now.marks().favourite();
        pseudoClassStateChanged(FAVOURITE, marked);
        ((FontIcon) favourite.getGraphic())
                .setIconCode(marked ? MaterialDesignH.HEART : MaterialDesignH.HEART_OUTLINE);
        tell(favourite, marked ? "No favourite any more" : "Favourite");
        showUse();
    }

    private void showBadge(Lora now) {
        boolean known = LoraFit.family(now) != null && now.state() == Lora.State.READY;
        boolean unfit = loras.fit(now) == LoraFit.OTHER;
        badge.setVisible(known);
        badge.setText(LoraFit.badge(LoraFit.family(now)));
        Buttons.tip(badge, LoraWords.fit(now, loras.fit(now)));
        pseudoClassStateChanged(UNFIT, unfit && isUsable(now));
    }

    /// Shows whether it is at work.
    void showUse() {
        Lora now = lora;
        boolean atWork = now != null && isUsable(now) && use.isAtWork(now);
        pseudoClassStateChanged(AT_WORK, atWork);
        ((FontIcon) toggle.getGraphic())
                .setIconCode(atWork ? MaterialDesignC.CHECK : MaterialDesignP.PLUS);
        tell(toggle, atWork ? "Stop using it" : "Use it");
    }

    void setSelected(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    private static void tell(Button button, String what) {
        Buttons.tip(button, what);
        button.setAccessibleText(what);
    }

    private static String line(Lora lora) {
        return Stream.concat(Stream.of(LoraWords.kind(lora)), lora.marks().tags().stream())
                .collect(Collectors.joining(" · "));
    }
}
