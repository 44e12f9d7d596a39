package org.scumble.app;

import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.scumble.app.notice.Notices;
import org.scumble.app.settings.KeyBindings;
import org.scumble.app.settings.SettingsStore;
import org.scumble.app.settings.Theme;
import org.scumble.app.task.Tasks;

/// What the artist has chosen for the whole window; each is written down as soon as it changes.
final class Preferences {
    private final Tasks library;
    private final Notices notices;
    private final ObjectProperty<Theme> theme;
    private final ObjectProperty<KeyBindings> keys;

    /// @param library writes to the settings
    Preferences(SettingsStore settings, Tasks library, Notices notices) {
        this.library = library;
        this.notices = notices;
        theme = kept(settings.theme(), settings::setTheme, "The theme was not remembered");
        keys = kept(settings.keys(), settings::setKeys, "The keys were not remembered");
    }

    private <T> ObjectProperty<T> kept(T first, Consumer<T> write, String failure) {
        ObjectProperty<T> property = new SimpleObjectProperty<>(first);
        property.addListener(
                (observed, before, now) ->
                        library.run(
                                () -> write.accept(now),
                                () -> {},
                                e -> notices.showError(failure, e)));
        return property;
    }

    ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /// The keys the artist chose.
    ObjectProperty<KeyBindings> keysProperty() {
        return keys;
    }
}
