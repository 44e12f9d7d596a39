package org.scumble.app.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.scumble.app.settings.KeyBindings;

/// The shortcuts with the keys the artist chose for them.
public final class ShortcutsViewModel {
    private final List<Shortcut> shortcuts;
    private final ObjectProperty<KeyBindings> bindings;
    private final BiPredicate<String, String> overlap;

    /// @param bindings the artist's keys, kept by whoever made it
    /// @param overlap whether two ways to write keys have a combination in common
    public ShortcutsViewModel(
            List<Shortcut> shortcuts,
            ObjectProperty<KeyBindings> bindings,
            BiPredicate<String, String> overlap) {
        this.shortcuts = List.copyOf(shortcuts);
        this.bindings = bindings;
        this.overlap = overlap;
    }

    public List<Shortcut> shortcuts() {
        return shortcuts;
    }

    public ReadOnlyObjectProperty<KeyBindings> bindingsProperty() {
        return bindings;
    }

    /// The keys of a shortcut now; empty if it has none.
    public String keys(Shortcut shortcut) {
        return bindings.get().keys(shortcut.id(), shortcut.keys());
    }

    public boolean isChanged(Shortcut shortcut) {
        return bindings.get().isChosen(shortcut.id());
    }

    /// What else these keys do already where this shortcut counts.
    public Optional<Shortcut> conflict(Shortcut shortcut, String keys) {
        return shortcuts.stream()
                .filter(other -> !other.id().equals(shortcut.id()))
                .filter(shortcut::meets)
                .filter(other -> overlap.test(keys(other), keys))
                .findFirst();
    }

    /// Gives a shortcut other keys, and takes them away from all that had them.
    public void assign(Shortcut shortcut, String keys) {
        KeyBindings changed = bindings.get();
        Optional<Shortcut> other = conflict(shortcut, keys);
        while (other.isPresent()) {
            changed = changed.with(other.get().id(), "");
            bindings.set(changed);
            other = conflict(shortcut, keys);
        }
        bindings.set(
                keys.equals(shortcut.keys())
                        ? changed.without(shortcut.id())
                        : changed.with(shortcut.id(), keys));
    }

    /// Leaves a shortcut without keys.
    public void clear(Shortcut shortcut) {
        bindings.set(bindings.get().with(shortcut.id(), ""));
    }

    /// Gives a shortcut the keys it came with; what has them meanwhile loses them.
    public void reset(Shortcut shortcut) {
        assign(shortcut, shortcut.keys());
    }

    public void resetAll() {
        bindings.set(KeyBindings.ORIGINAL);
    }
}
