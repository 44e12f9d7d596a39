package org.scumble.app.notice;

import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.scumble.app.ui.Buttons;

/// The notices in a corner of the window. Good news leaves by itself; errors stay until dismissed.
public final class NoticesView extends VBox {
    private static final Duration READING = Duration.seconds(6);
    private static final double WIDTH = 360;

    private final Notices notices;
    private final Map<Notice, Node> cards = new IdentityHashMap<>();

    public NoticesView(Notices notices) {
        this.notices = notices;
        getStyleClass().add("notices");
        setPickOnBounds(false);
        setMaxSize(WIDTH, USE_PREF_SIZE);
        notices.shown().addListener(this::changed);
        notices.shown().forEach(this::add);
    }

    private void changed(ListChangeListener.Change<? extends Notice> change) {
        while (change.next()) {
            change.getRemoved().forEach(notice -> getChildren().remove(cards.remove(notice)));
            change.getAddedSubList().forEach(this::add);
        }
    }

    private void add(Notice notice) {
        Node card = card(notice);
        cards.put(notice, card);
        getChildren().add(card);
        if (leavesByItself(notice)) {
            PauseTransition reading = new PauseTransition(READING);
            reading.setOnFinished(event -> notices.dismiss(notice));
            card.hoverProperty()
                    .addListener(
                            (property, before, hovered) -> {
                                if (hovered) {
                                    reading.stop();
                                } else {
                                    reading.playFromStart();
                                }
                            });
            reading.play();
        }
    }

    private static boolean leavesByItself(Notice notice) {
        return switch (notice.kind()) {
            case INFO, SUCCESS -> true;
            case WARNING, ERROR -> false;
        };
    }

    private Node card(Notice notice) {
        FontIcon icon = new FontIcon(icon(notice.kind()));
        icon.getStyleClass().add("notice-icon");
        Label title = new Label(notice.title());
        title.getStyleClass().add("notice-title");
        title.setWrapText(true);
        VBox words = new VBox(title);
        words.getStyleClass().add("notice-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        if (!notice.text().isBlank()) {
            Label text = new Label(notice.text().strip());
            text.getStyleClass().add("notice-text");
            text.setWrapText(true);
            text.setMinHeight(USE_PREF_SIZE);
            words.getChildren().add(text);
        }
        if (notice.action() != null) {
            Notice.Action action = notice.action();
            Button button =
                    Buttons.tip(new Button(action.label()), action.label() + ": " + notice.title());
            button.getStyleClass().add("small-button");
            button.setOnAction(
                    event -> {
                        notices.dismiss(notice);
                        action.run().run();
                    });
            words.getChildren().add(button);
        }
        Button close =
                Buttons.icon(MaterialDesignC.CLOSE, "Dismiss", () -> notices.dismiss(notice));
        HBox card = new HBox(icon, words, close);
        card.getStyleClass().addAll("notice", notice.kind().name().toLowerCase(Locale.ROOT));
        return card;
    }

    private static Ikon icon(Notice.Kind kind) {
        return switch (kind) {
            case INFO -> MaterialDesignI.INFORMATION_OUTLINE;
            case SUCCESS -> MaterialDesignC.CHECK_CIRCLE_OUTLINE;
            case WARNING -> MaterialDesignA.ALERT_OUTLINE;
            case ERROR -> MaterialDesignA.ALERT_CIRCLE_OUTLINE;
        };
    }
}
