package org.scumble.engine.prompt;

/// Words under one weight, or a chunk's end: what a text is once its brackets are resolved.
sealed interface WeightedText {
    /// @param text brackets and escapes resolved; possibly empty
    record Words(String text, double weight) implements WeightedText {}

    /// `BREAK`
    record Break() implements WeightedText {}
}
