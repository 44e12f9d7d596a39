package org.scumble.app;

import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.scumble.app.generate.GenerateViewModel;
import org.scumble.app.shell.Page;
import org.scumble.app.shell.ShellView;
import org.scumble.app.shell.Shortcut;
import org.scumble.app.shell.ShortcutsViewModel;
import org.scumble.app.ui.Keys;

/// Where pressed keys go: to the text that is being written, or to a shortcut.
final class KeyboardView {
    private final Scene scene;
    private final ShellView shell;
    private final ShortcutsViewModel shortcuts;
    private final GenerateViewModel generate;

    KeyboardView(
            Scene scene,
            ShellView shell,
            ShortcutsViewModel shortcuts,
            GenerateViewModel generate) {
        this.scene = scene;
        this.shell = shell;
        this.shortcuts = shortcuts;
        this.generate = generate;
    }

    /// Begins to follow the keys.
    void listen() {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent event) {
        if (shell.takeKeys(event)
                || (!belongsToText(event) && runShortcut(event))
                || showShortcuts(event)) {
            event.consume();
        }
    }

    private boolean runShortcut(KeyEvent event) {
        Page page = shell.pageProperty().get();
        for (Shortcut shortcut : shortcuts.shortcuts()) {
            if (shortcut.pages().contains(page)
                    && Keys.match(shortcuts.keys(shortcut), event)
                    && shortcut.act().getAsBoolean()) {
                return true;
            }
        }
        return false;
    }

    /// A question mark is a question, unless it is written.
    private boolean showShortcuts(KeyEvent event) {
        boolean asked = "?".equals(event.getText()) && writtenText() == null;
        if (asked) {
            shell.toggleShortcuts(shortcuts);
        }
        return asked;
    }

    /// Letters and the keys that edit mean the text first, while there is something to do there.
    private boolean belongsToText(KeyEvent event) {
        TextInputControl text = writtenText();
        if (text == null || event.getCode().isFunctionKey()) {
            return false;
        }
        if (event.isAltDown() && event.getCode().isDigitKey()) {
            return false; // The verbs' keys are meant while the prompt is being written too.
        }
        boolean canvasPage = shell.pageProperty().get() == Page.CANVAS;
        return switch (event.getCode()) {
            case ESCAPE -> false;
            case Z -> !event.isShortcutDown() || (text.isUndoable() && !generate.isJustChanged());
            case C -> !event.isShortcutDown() || !text.getSelectedText().isEmpty();
            case A, V, X, Y -> !event.isShortcutDown() || canvasPage;
            case DELETE -> true;
            default -> !event.isShortcutDown();
        };
    }

    private @Nullable TextInputControl writtenText() {
        return scene.getFocusOwner() instanceof TextInputControl text ? text : null;
    }
}
