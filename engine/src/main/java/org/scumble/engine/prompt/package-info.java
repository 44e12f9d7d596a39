/// The prompt language of AUTOMATIC1111's web UI: weights, prompt editing, `BREAK`, prompts of any
/// length, tags that name extra networks, and embeddings, also as other programs write them. Text
/// in, token ids and weights out.
@NullMarked
package org.scumble.engine.prompt;

import org.jspecify.annotations.NullMarked;
