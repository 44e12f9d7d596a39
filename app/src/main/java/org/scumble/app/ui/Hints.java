package org.scumble.app.ui;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Control;
import org.scumble.app.settings.KeyBindings;

/// Tooltips that name the keys which do the same, whatever keys the artist chose.
public record Hints(ObservableValue<KeyBindings> bindings) {
    /// The keys as they are now, as this system writes them.
    ///
    /// @param id of the shortcut
    /// @param keys those it comes with
    public String name(String id, String keys) {
        return Keys.name(bindings.getValue().keys(id, keys));
    }

    /// Says what a control does, and its keys.
    ///
    /// @param id of the shortcut that does it too
    /// @param keys those it comes with
    public <T extends Control> T tip(T control, String what, String id, String keys) {
        Buttons.tip(control, what);
        control.getTooltip()
                .textProperty()
                .bind(bindings.map(chosen -> Keys.hint(what, chosen.keys(id, keys))));
        return control;
    }
}
