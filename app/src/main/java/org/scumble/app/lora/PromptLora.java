package org.scumble.app.lora;

import org.jspecify.annotations.Nullable;
import org.scumble.engine.prompt.NetworkTag;

/// An adapter that a tag in a prompt puts to work.
///
/// @param negative whether the tag stands in the negative prompt
/// @param lora that the tag means; null if there is none of its name
/// @param warning why it will not do what is hoped of it; empty if nothing speaks against it
record PromptLora(NetworkTag tag, boolean negative, @Nullable Lora lora, String warning) {

    /// Whether it could as well be chosen beside the prompt.
    boolean isChoosable() {
        Lora meant = lora;
        return meant != null && meant.state() == Lora.State.READY && !meant.isWord();
    }
}
