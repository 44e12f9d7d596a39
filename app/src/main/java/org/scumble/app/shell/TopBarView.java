package org.scumble.app.shell;

import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableIntegerValue;
import javafx.scene.Group;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.DragEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;
import org.scumble.app.settings.Theme;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Hints;

/// The bar at the top: the pages in the middle, the queue and the looks on the right.
final class TopBarView extends HBox {
    private static final Duration HOLD = Duration.millis(450);

    private final ObjectProperty<Page> page;
    private final Hints hints;

    TopBarView(
            ObjectProperty<Page> page,
            ObjectProperty<Theme> theme,
            ObservableIntegerValue pending,
            BooleanProperty queueShown,
            Runnable onHelp,
            Hints hints) {
        this.page = page;
        this.hints = hints;
        getStyleClass().add("top-bar");
        HBox left = new HBox(brand());
        HBox right = new HBox(queueButton(pending, queueShown), themeButton(theme), help(onHelp));
        left.getStyleClass().add("top-bar-left");
        right.getStyleClass().add("top-bar-right");
        // Equal sides keep the pages in the middle of the window.
        for (Region side : new Region[] {left, right}) {
            side.setPrefWidth(1);
            HBox.setHgrow(side, Priority.ALWAYS);
        }
        getChildren().addAll(left, pages(), right);
    }

    private static Label brand() {
        Group strokes =
                new Group(
                        stroke("M3,5 C9,0 14,9 23,2", "#f9c46b"),
                        stroke("M2,12 C9,6 15,17 24,9", "#f07f4f"),
                        stroke("M4,19 C10,13 14,23 22,16", "#a5568f"));
        Label brand = new Label("Scumble", strokes);
        brand.getStyleClass().add("brand");
        brand.setMinWidth(USE_PREF_SIZE);
        return brand;
    }

    /// One stroke of the brush, of the three in the program's mark.
    private static SVGPath stroke(String path, String colour) {
        SVGPath stroke = new SVGPath();
        stroke.setContent(path);
        stroke.setFill(null);
        stroke.setStroke(Color.web(colour));
        stroke.setStrokeWidth(4);
        stroke.setStrokeLineCap(StrokeLineCap.ROUND);
        return stroke;
    }

    private HBox pages() {
        ToggleGroup group = new ToggleGroup();
        HBox tabs = new HBox();
        tabs.getStyleClass().add("segments");
        for (Page each : Page.values()) {
            ToggleButton tab = new ToggleButton(each.title(), new FontIcon(icon(each)));
            tab.setId("page-" + each.title().toLowerCase(Locale.ROOT));
            tab.setToggleGroup(group);
            tab.setMinWidth(USE_PREF_SIZE);
            hints.tip(tab, each.title(), each.shortcutId(), each.keys());
            tab.setOnAction(
                    event -> {
                        tab.setSelected(true);
                        page.set(each);
                    });
            openWhenHeldOver(tab, each);
            tab.setSelected(page.get() == each);
            page.addListener((property, before, now) -> tab.setSelected(now == each));
            tabs.getChildren().add(tab);
        }
        return tabs;
    }

    /// What is dragged within the window reaches the other pages too.
    private void openWhenHeldOver(ToggleButton tab, Page target) {
        PauseTransition hold = new PauseTransition(HOLD);
        hold.setOnFinished(event -> page.set(target));
        tab.addEventHandler(
                DragEvent.DRAG_ENTERED,
                event -> {
                    if (event.getGestureSource() != null) {
                        hold.playFromStart();
                    }
                });
        tab.addEventHandler(DragEvent.DRAG_EXITED, event -> hold.stop());
    }

    private StackPane queueButton(ObservableIntegerValue pending, BooleanProperty queueShown) {
        ToggleButton button = Buttons.iconToggle(MaterialDesignT.TRAY_FULL, "The queue");
        hints.tip(button, "The queue", "window.queue", "Shortcut+J");
        button.setId("queue-button");
        button.selectedProperty().bindBidirectional(queueShown);
        Label badge = new Label();
        badge.setId("queue-badge");
        badge.getStyleClass().add("badge");
        badge.setMouseTransparent(true);
        Runnable show =
                () -> {
                    badge.setText(Integer.toString(pending.get()));
                    badge.setVisible(pending.get() > 0);
                };
        show.run();
        pending.addListener((property, before, now) -> show.run());
        StackPane stack = new StackPane(button, badge);
        stack.getStyleClass().add("badge-holder");
        return stack;
    }

    private Button themeButton(ObjectProperty<Theme> theme) {
        Button button =
                Buttons.icon(
                        MaterialDesignT.THEME_LIGHT_DARK,
                        "Dark or light",
                        () -> theme.set(theme.get().other()));
        hints.tip(button, "Dark or light", "window.theme", "Shortcut+T");
        button.setId("theme-button");
        FontIcon icon = (FontIcon) button.getGraphic();
        Runnable show = () -> icon.setIconCode(icon(theme.get()));
        show.run();
        theme.addListener((property, before, now) -> show.run());
        return button;
    }

    private Button help(Runnable onHelp) {
        Button button =
                Buttons.icon(MaterialDesignH.HELP_CIRCLE_OUTLINE, "Keyboard shortcuts", onHelp);
        return hints.tip(button, "Keyboard shortcuts", "window.keys", "F1");
    }

    private static Ikon icon(Theme theme) {
        return switch (theme) {
            case DARK -> MaterialDesignW.WHITE_BALANCE_SUNNY;
            case LIGHT -> MaterialDesignW.WEATHER_NIGHT;
        };
    }

    private static Ikon icon(Page page) {
        return switch (page) {
            case CANVAS -> MaterialDesignB.BRUSH;
            case STUDIO -> MaterialDesignP.PALETTE_OUTLINE;
            case GALLERY -> MaterialDesignI.IMAGE_MULTIPLE_OUTLINE;
            case MODELS -> MaterialDesignC.CUBE_OUTLINE;
            case LORAS -> MaterialDesignP.PUZZLE_OUTLINE;
        };
    }
}
