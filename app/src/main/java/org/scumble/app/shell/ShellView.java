package org.scumble.app.shell;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableIntegerValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.scumble.app.settings.Theme;
import org.scumble.app.ui.Hints;

/// The window's frame: the bar, the page, and over it the queue, the notices, the shortcuts and the
/// word about what a drop will do. Pages are built when they are first shown.
public final class ShellView extends StackPane {
    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.CANVAS);
    private final BooleanProperty queueShown = new SimpleBooleanProperty();
    private final Function<Page, Node> builder;
    private final Map<Page, Node> built = new EnumMap<>(Page.class);
    private final StackPane content = new StackPane();
    private final VBox over = new VBox();
    private final Label drop = new Label();
    private final Region dropFrame = new Region();
    private @Nullable ShortcutsView shortcuts;

    /// @param builder makes a page when it is first shown
    /// @param pending how many jobs run or wait
    /// @param onHelp asks for the shortcuts
    public ShellView(
            Function<Page, Node> builder,
            ObjectProperty<Theme> theme,
            ObservableIntegerValue pending,
            Node queue,
            Node notices,
            Runnable onHelp,
            Hints hints) {
        this.builder = builder;
        getStyleClass().add("shell");
        BorderPane frame = new BorderPane(content);
        frame.setTop(new TopBarView(page, theme, pending, queueShown, onHelp, hints));
        over.setPickOnBounds(false);
        over.getStyleClass().addAll("over", "over-column");
        over.getChildren().addAll(queue, notices);
        queue.visibleProperty().bind(queueShown);
        queue.managedProperty().bind(queueShown);
        drop.getStyleClass().add("drop-word");
        dropFrame.getStyleClass().add("drop-frame");
        drop.setMouseTransparent(true);
        dropFrame.setMouseTransparent(true);
        StackPane.setAlignment(drop, Pos.TOP_CENTER);
        hideDrop();
        getChildren().addAll(frame, over, dropFrame, drop);
        page.addListener((property, before, now) -> show(now));
        show(page.get());
    }

    public ObjectProperty<Page> pageProperty() {
        return page;
    }

    public BooleanProperty queueShownProperty() {
        return queueShown;
    }

    private void show(Page now) {
        content.getChildren().setAll(built.computeIfAbsent(now, builder));
    }

    /// Shows the shortcuts over everything, or hides them.
    public void toggleShortcuts(ShortcutsViewModel list) {
        if (!hideOverlay()) {
            shortcuts = new ShortcutsView(list, getWidth(), this::hideOverlay);
            getChildren().add(shortcuts);
        }
    }

    /// Lets a shortcut take the pressed keys, if one waits for others.
    public boolean takeKeys(KeyEvent event) {
        return shortcuts != null && shortcuts.take(event);
    }

    /// Hides the shortcuts or the queue; false if neither was shown.
    public boolean hideOverlay() {
        if (shortcuts != null) {
            getChildren().remove(shortcuts);
            shortcuts = null;
            return true;
        }
        boolean shown = queueShown.get();
        queueShown.set(false);
        return shown;
    }

    /// Says what a drop would do.
    public void showDrop(String what) {
        drop.setText(what);
        drop.setVisible(true);
        dropFrame.setVisible(true);
    }

    public void hideDrop() {
        drop.setVisible(false);
        dropFrame.setVisible(false);
    }
}
