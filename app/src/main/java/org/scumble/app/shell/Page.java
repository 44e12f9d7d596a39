package org.scumble.app.shell;

import java.util.Locale;

/// A page of the window.
public enum Page {
    CANVAS("Canvas"),
    STUDIO("Studio"),
    GALLERY("Gallery"),
    MODELS("Models"),
    LORAS("LoRAs");

    private final String title;

    Page(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /// By which the keys that go there are remembered.
    public String shortcutId() {
        return "window." + name().toLowerCase(Locale.ROOT);
    }

    /// The keys it comes with: its place in the bar.
    public String keys() {
        return "Shortcut+" + (ordinal() + 1);
    }
}
