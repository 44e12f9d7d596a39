package org.scumble.engine.adapter;

/// A module's tensors, understood or not.
sealed interface Reading {
    record Understood(Change change) implements Reading {}

    /// It is not sound, or does not fit its layer.
    ///
    /// @param reason in words that end a sentence: "its rank is 0"
    record NotUnderstood(String reason) implements Reading {}
}
