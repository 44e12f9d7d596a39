package org.scumble.app.notice;

import org.jspecify.annotations.Nullable;

/// A short message that does not stop the work.
///
/// @param title what happened
/// @param text why, and what to do; may be empty
/// @param action something that can be done about it at once, or null
public record Notice(Kind kind, String title, String text, @Nullable Action action) {
    /// How much a notice matters.
    public enum Kind {
        INFO,
        SUCCESS,
        WARNING,
        ERROR
    }

    /// A button on the notice.
    public record Action(String label, Runnable run) {}

    public static Notice info(String title, String text) {
        return new Notice(Kind.INFO, title, text, null);
    }

    public static Notice success(String title, String text) {
        return new Notice(Kind.SUCCESS, title, text, null);
    }

    public static Notice warning(String title, String text) {
        return new Notice(Kind.WARNING, title, text, null);
    }

    public static Notice error(String title, String text) {
        return new Notice(Kind.ERROR, title, text, null);
    }

    public Notice withAction(String label, Runnable run) {
        return new Notice(kind, title, text, new Action(label, run));
    }
}
