package org.scumble.app.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.scumble.app.ui.Buttons;
import org.scumble.app.ui.Keys;

/// The keyboard shortcuts, laid over the window. A click on keys waits for others to be pressed;
/// those that do something already are taken only after a question.
final class ShortcutsView extends StackPane {
    private static final int MOST_COLUMNS = 4;
    private static final double COLUMN_WIDTH = 292;
    private static final String USUAL_WORDS =
            "Click keys to choose others. Shortcuts of one letter rest while you type.";

    private final ShortcutsViewModel viewModel;
    private final int columnCount;
    private final Label words = new Label(USUAL_WORDS);
    private final HBox answers = new HBox();
    private final Map<Shortcut, Button> buttons = new LinkedHashMap<>();
    private final Map<Shortcut, Button> resets = new LinkedHashMap<>();

    /// The one that waits for keys.
    private @Nullable Shortcut listening;

    /// @param width of the window
    ShortcutsView(ShortcutsViewModel viewModel, double width, Runnable onClose) {
        this.viewModel = viewModel;
        columnCount = Math.clamp((long) (width / COLUMN_WIDTH), 1, MOST_COLUMNS);
        getStyleClass().add("veil");
        setId("shortcuts");
        ScrollPane scroll = new ScrollPane(columns());
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox panel = new VBox(head(onClose), scroll);
        panel.getStyleClass().addAll("panel", "shortcuts-panel");
        panel.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        panel.setOnMouseClicked(MouseEvent::consume);
        panel.maxHeightProperty().bind(heightProperty().subtract(96));
        getChildren().add(panel);
        setOnMouseClicked(event -> onClose.run());
        show();
    }

    private HBox head(Runnable onClose) {
        Label title = new Label("Keyboard shortcuts");
        title.getStyleClass().add("panel-title");
        words.getStyleClass().add("hint");
        words.setId("shortcut-words");
        answers.getStyleClass().add("button-row");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button reset =
                Buttons.labelled(
                        MaterialDesignR.RESTORE,
                        "Reset all",
                        "Gives every shortcut the keys it came with",
                        () -> {
                            stopListening();
                            viewModel.resetAll();
                            show();
                        });
        reset.setId("reset-shortcuts");
        reset.getStyleClass().addAll("small-button", "flat");
        Button close = Buttons.icon(MaterialDesignC.CLOSE, "Close", onClose);
        HBox head = new HBox(title, words, answers, gap, reset, close);
        head.getStyleClass().add("shortcuts-head");
        return head;
    }

    /// The groups, dealt out so that the columns are about equally long.
    private HBox columns() {
        Map<String, List<Shortcut>> groups = new LinkedHashMap<>();
        for (Shortcut shortcut : viewModel.shortcuts()) {
            groups.computeIfAbsent(shortcut.group(), name -> new ArrayList<>()).add(shortcut);
        }
        int[] lengths = new int[columnCount];
        HBox columns = new HBox();
        columns.getStyleClass().add("shortcut-columns");
        for (int i = 0; i < columnCount; i++) {
            VBox column = new VBox();
            column.getStyleClass().add("shortcut-column");
            columns.getChildren().add(column);
        }
        groups.forEach(
                (name, list) -> {
                    int shortest = 0;
                    for (int i = 1; i < columnCount; i++) {
                        shortest = lengths[i] < lengths[shortest] ? i : shortest;
                    }
                    lengths[shortest] += list.size() + 2;
                    ((VBox) columns.getChildren().get(shortest))
                            .getChildren()
                            .add(group(name, list));
                });
        return columns;
    }

    private VBox group(String name, List<Shortcut> list) {
        Label title = new Label(name);
        title.getStyleClass().add("shortcut-group");
        VBox box = new VBox(title);
        list.forEach(shortcut -> box.getChildren().add(row(shortcut)));
        return box;
    }

    private HBox row(Shortcut shortcut) {
        Label action = new Label(shortcut.action());
        action.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button keys = Buttons.tip(new Button(), "Choose other keys for: " + shortcut.action());
        keys.getStyleClass().add("keys");
        keys.setId("keys-" + shortcut.id().replace('.', '-')); // a dot would mean a style class
        keys.setMinWidth(USE_PREF_SIZE);
        keys.setFocusTraversable(false);
        keys.setOnAction(event -> listen(shortcut));
        Button reset =
                Buttons.icon(
                        MaterialDesignR.RESTORE,
                        "Back to " + Keys.name(shortcut.keys()),
                        () -> {
                            stopListening();
                            viewModel.reset(shortcut);
                            show();
                        });
        reset.getStyleClass().add("tiny-button");
        reset.managedProperty().bind(reset.visibleProperty());
        buttons.put(shortcut, keys);
        resets.put(shortcut, reset);
        HBox row = new HBox(action, gap, reset, keys);
        row.getStyleClass().add("shortcut-row");
        return row;
    }

    private void show() {
        buttons.forEach(
                (shortcut, button) -> {
                    String keys = viewModel.keys(shortcut);
                    boolean waits = shortcut == listening;
                    button.setText(waits ? "Press keys…" : keys.isEmpty() ? "–" : Keys.name(keys));
                    button.getStyleClass().remove("waiting");
                    if (waits) {
                        button.getStyleClass().add("waiting");
                    }
                });
        resets.forEach((shortcut, reset) -> reset.setVisible(viewModel.isChanged(shortcut)));
    }

    private void listen(Shortcut shortcut) {
        stopListening();
        listening = shortcut;
        words.setText("Press the keys for this; Esc leaves it, Backspace takes its keys away.");
        show();
    }

    private void stopListening() {
        listening = null;
        words.setText(USUAL_WORDS);
        answers.getChildren().clear();
        show();
    }

    /// Takes pressed keys if a shortcut waits for them.
    ///
    /// @return whether one did
    boolean take(KeyEvent event) {
        Shortcut shortcut = listening;
        if (shortcut == null) {
            return false;
        }
        switch (event.getCode()) {
            case ESCAPE -> stopListening();
            case BACK_SPACE -> {
                viewModel.clear(shortcut);
                stopListening();
            }
            default -> Keys.of(event).ifPresent(keys -> choose(shortcut, keys));
        }
        return true;
    }

    private void choose(Shortcut shortcut, String keys) {
        Optional<Shortcut> other = viewModel.conflict(shortcut, keys);
        if (other.isEmpty()) {
            viewModel.assign(shortcut, keys);
            stopListening();
            return;
        }
        listening = null;
        show();
        words.setText("%s already does \"%s\".".formatted(Keys.name(keys), other.get().action()));
        Button take = Buttons.tip(new Button("Use it here"), "The other shortcut loses its keys");
        take.setId("take-keys");
        take.getStyleClass().addAll("small-button", "accent");
        take.setOnAction(
                event -> {
                    viewModel.assign(shortcut, keys);
                    stopListening();
                });
        Button leave = Buttons.tip(new Button("Leave it"), "Everything stays as it was");
        leave.getStyleClass().add("small-button");
        leave.setOnAction(event -> stopListening());
        answers.getChildren().setAll(take, leave);
    }
}
