package org.scumble.app.canvas;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.scumble.app.ui.Hints;
import org.scumble.app.ui.Keys;

/// The verbs, side by side: one click each. Those that have nothing to work on are off and say what
/// is missing; the one under the pointer shows on the canvas what it will do. In one
/// line, and where there is no room in two.
final class VerbBarView extends FlowPane {
    /// The id of the keys that begin and end the live painting, and those it comes with.
    static final String LIVE = "verb.live";

    static final String LIVE_KEYS = "Alt+L";

    /// Wider than any, in pixels.
    private static final double ONE_LINE = 2000;

    private static final Duration TOOLTIP_DELAY = Duration.millis(400);

    private final VerbViewModel verbs;
    private final Hints hints;

    VerbBarView(VerbViewModel verbs, LiveViewModel live, Hints hints) {
        this.verbs = verbs;
        this.hints = hints;
        setId("verbs");
        getStyleClass().add("verbs");
        setMinWidth(0);
        for (Verb verb : Verb.values()) {
            getChildren().add(button(verb));
            if (verb == Verb.EXPAND) {
                getChildren().add(sides());
            }
        }
        getChildren().add(live(live));
        setPrefWrapLength(ONE_LINE);
    }

    /// The width of all of it in one line.
    double oneLine() {
        return getChildren().stream().mapToDouble(it -> it.prefWidth(-1) + getHgap()).sum();
    }

    private Node button(Verb verb) {
        Button button = new Button(verb.label(), new FontIcon(VerbIcons.icon(verb)));
        button.setId("verb-" + verb.name().toLowerCase(Locale.ROOT));
        button.getStyleClass().add("verb");
        button.setFocusTraversable(false);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> verbs.run(verb));
        // What is off hears no pointer: its ground does, for tooltip and plan.
        StackPane ground = new StackPane(button);
        ground.setOnMouseEntered(event -> verbs.pointedProperty().set(verb));
        ground.setOnMouseExited(event -> leave(verb));
        Tooltip tip = new Tooltip();
        tip.setShowDelay(TOOLTIP_DELAY);
        Tooltip.install(ground, tip);
        Runnable show = () -> show(verb, button, tip);
        verbs.outlookProperty().addListener((property, before, now) -> show.run());
        hints.bindings().addListener((property, before, now) -> show.run());
        show.run();
        return ground;
    }

    private void leave(Verb verb) {
        if (verbs.pointedProperty().get() == verb) {
            verbs.pointedProperty().set(null);
        }
    }

    private void show(Verb verb, Button button, Tooltip tip) {
        String refusal = verbs.outlookProperty().get().refusal(verb);
        button.setDisable(refusal != null);
        String keys = hints.bindings().getValue().keys(shortcut(verb), verb.keys());
        String what = Keys.hint(verb.label(), keys) + ": " + verb.description();
        tip.setText(refusal == null ? what : what + "\n\n" + refusal);
        button.setAccessibleHelp(tip.getText());
    }

    /// The id of the keys that run a verb.
    static String shortcut(Verb verb) {
        return "verb." + verb.name().toLowerCase(Locale.ROOT);
    }

    /// How far to expand, for those who do not want to drag the frame.
    private Node sides() {
        MenuButton menu = new MenuButton();
        menu.setId("expand-sides");
        menu.getStyleClass().add("verb-menu");
        menu.setFocusTraversable(false);
        VerbSidesView view =
                new VerbSidesView(
                        (left, right, top, bottom) -> {
                            menu.hide();
                            verbs.expand(left, right, top, bottom);
                        });
        CustomMenuItem item = new CustomMenuItem(view, false);
        item.getStyleClass().add("plain-item");
        menu.getItems().add(item);
        Tooltip tip = new Tooltip("Choose the sides to extend, and by how much");
        tip.setShowDelay(TOOLTIP_DELAY);
        menu.setTooltip(tip);
        return menu;
    }

    private Node live(LiveViewModel live) {
        ToggleButton button =
                new ToggleButton("Live", new FontIcon(MaterialDesignL.LIGHTNING_BOLT));
        button.setId("live");
        button.getStyleClass().addAll("verb", "live");
        button.setFocusTraversable(false);
        button.setMinWidth(USE_PREF_SIZE);
        button.selectedProperty().bindBidirectional(live.onProperty());
        button.disableProperty().bind(live.refusalProperty().isNotEmpty());
        StackPane ground = new StackPane(button);
        Tooltip tip = new Tooltip();
        tip.setShowDelay(TOOLTIP_DELAY);
        Tooltip.install(ground, tip);
        Runnable show = () -> show(live, tip);
        live.refusalProperty().addListener((property, before, now) -> show.run());
        hints.bindings().addListener((property, before, now) -> show.run());
        show.run();
        return ground;
    }

    private void show(LiveViewModel live, Tooltip tip) {
        String why = live.refusalProperty().get();
        String keys = hints.bindings().getValue().keys(LIVE, LIVE_KEYS);
        String what =
                Keys.hint("Live", keys)
                        + ": After each stroke the model works over the frame in a few steps.";
        tip.setText(why.isEmpty() ? what : what + "\n\n" + why);
    }
}
