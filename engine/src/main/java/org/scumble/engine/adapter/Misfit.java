package org.scumble.engine.adapter;

import java.io.Serial;

/// A module's tensors cannot be applied to its layer. The message ends a sentence, as the reason of
/// a [Reading.NotUnderstood] does.
final class Misfit extends Exception {
    @Serial private static final long serialVersionUID = 1;

    Misfit(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
