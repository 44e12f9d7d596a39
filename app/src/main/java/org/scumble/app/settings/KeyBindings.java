package org.scumble.app.settings;

import java.util.LinkedHashMap;
import java.util.Map;

/// The keys the artist chose in place of those the studio came with.
///
/// @param chosen keys such as "Shortcut+Shift+S", by the id of what they do; empty for none
public record KeyBindings(Map<String, String> chosen) {
    /// As the studio came.
    public static final KeyBindings ORIGINAL = new KeyBindings(Map.of());

    public KeyBindings {
        chosen = Map.copyOf(chosen);
    }

    /// The keys for something; empty if it has none.
    ///
    /// @param original the keys it came with
    public String keys(String id, String original) {
        return chosen.getOrDefault(id, original);
    }

    public boolean isChosen(String id) {
        return chosen.containsKey(id);
    }

    /// With other keys for something; empty for none.
    public KeyBindings with(String id, String keys) {
        Map<String, String> changed = new LinkedHashMap<>(chosen);
        changed.put(id, keys);
        return new KeyBindings(changed);
    }

    /// With the keys something came with.
    public KeyBindings without(String id) {
        Map<String, String> changed = new LinkedHashMap<>(chosen);
        changed.remove(id);
        return new KeyBindings(changed);
    }
}
