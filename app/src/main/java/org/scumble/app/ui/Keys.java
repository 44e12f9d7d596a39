package org.scumble.app.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Keys as this system writes them: what is Ctrl elsewhere is ⌘ on macOS. Where several keys do
/// the same, as those for plus on the letters and on the number pad, they are joined by `|` and
/// the first is shown.
public final class Keys {
    private Keys() {}

    /// Such as "Ctrl+D" for `Shortcut+D`; empty for none.
    public static String name(String keys) {
        return keys.isEmpty() ? "" : combinations(keys).getFirst().getDisplayText();
    }

    /// What something does, and the keys that do it too.
    public static String hint(String what, String keys) {
        return keys.isEmpty() ? what : "%s (%s)".formatted(what, name(keys));
    }

    /// Whether these keys were pressed.
    public static boolean match(String keys, KeyEvent event) {
        return !keys.isEmpty() && combinations(keys).stream().anyMatch(each -> each.match(event));
    }

    /// Whether one of the combinations is in both.
    public static boolean overlap(String keys, String others) {
        return !keys.isEmpty()
                && !others.isEmpty()
                && combinations(keys).stream().anyMatch(combinations(others)::contains);
    }

    private static List<KeyCombination> combinations(String keys) {
        List<KeyCombination> list = new ArrayList<>();
        for (String each : keys.split("\\|", -1)) {
            list.add(KeyCombination.valueOf(each));
        }
        return list;
    }

    /// The keys that were pressed; empty while it is only Shift, Ctrl and their like.
    public static Optional<String> of(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code.isModifierKey() || code == KeyCode.UNDEFINED) {
            return Optional.empty();
        }
        List<KeyCombination.Modifier> held = new ArrayList<>();
        if (event.isShiftDown()) {
            held.add(KeyCombination.SHIFT_DOWN);
        }
        if (event.isAltDown()) {
            held.add(KeyCombination.ALT_DOWN);
        }
        if (event.isShortcutDown()) {
            held.add(KeyCombination.SHORTCUT_DOWN);
        } else if (event.isControlDown()) {
            held.add(KeyCombination.CONTROL_DOWN);
        }
        return Optional.of(
                new KeyCodeCombination(code, held.toArray(KeyCombination.Modifier[]::new))
                        .getName());
    }
}
