package org.scumble.app.ui;

import javafx.scene.input.KeyCombination;

/// Keys as this system writes them: what is Ctrl elsewhere is ⌘ on macOS.
public final class Keys {
    private Keys() {}

    /// Such as "Ctrl+D" for `Shortcut+D`.
    public static String name(String keys) {
        return KeyCombination.valueOf(keys).getDisplayText();
    }

    /// What something does, and the keys that do it too.
    public static String hint(String what, String keys) {
        return "%s (%s)".formatted(what, name(keys));
    }
}
