package org.scumble.app.settings;

/// The looks of the window.
public enum Theme {
    DARK,
    LIGHT;

    public Theme other() {
        return switch (this) {
            case DARK -> LIGHT;
            case LIGHT -> DARK;
        };
    }
}
