package org.scumble.app.shell;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The keyboard shortcuts, laid over the window.
final class ShortcutsView extends StackPane {
    private static final int ROWS = 9;

    ShortcutsView(List<Shortcut> shortcuts, Runnable onClose) {
        getStyleClass().add("veil");
        setId("shortcuts");
        Label title = new Label("Keyboard shortcuts");
        title.getStyleClass().add("panel-title");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("shortcuts");
        for (int i = 0; i < shortcuts.size(); i++) {
            Shortcut shortcut = shortcuts.get(i);
            Label keys = new Label(shortcut.keys().getDisplayText());
            keys.getStyleClass().add("keys");
            keys.setMinWidth(USE_PREF_SIZE);
            Label action = new Label(shortcut.action());
            action.setMinWidth(USE_PREF_SIZE);
            int column = i / ROWS * 2;
            grid.add(keys, column, i % ROWS);
            grid.add(action, column + 1, i % ROWS);
        }
        VBox panel = new VBox(title, grid);
        panel.getStyleClass().add("panel");
        panel.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(panel);
        setOnMouseClicked(event -> onClose.run());
    }
}
