package org.scumble.engine.adapter;

/// Something out of a file, looked at.
sealed interface Examined<T> {
    record Sound<T>(T value) implements Examined<T> {}

    /// Something that cannot be used.
    ///
    /// @param reason in words that end a sentence: "its rank is 0"
    record Unsound<T>(String reason) implements Examined<T> {}
}
