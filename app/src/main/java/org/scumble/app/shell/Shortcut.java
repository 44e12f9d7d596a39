package org.scumble.app.shell;

import javafx.scene.input.KeyCombination;

/// A key that does something.
///
/// @param action what it does, in words
public record Shortcut(KeyCombination keys, String action, Runnable run) {
    public static Shortcut of(String keys, String action, Runnable run) {
        return new Shortcut(KeyCombination.valueOf(keys), action, run);
    }
}
