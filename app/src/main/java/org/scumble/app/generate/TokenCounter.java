package org.scumble.app.generate;

/// Counts a prompt's tokens as a model's tokenizer sees them; the engine does.
@FunctionalInterface
public interface TokenCounter {
    TokenCount count(String model, String prompt);
}
