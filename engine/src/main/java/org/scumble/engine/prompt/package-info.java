/// The prompt language of AUTOMATIC1111's web UI: weights, prompt editing, `BREAK`, prompts of any
/// length, and tags that name extra networks. Text in, token ids and weights out.
@NullMarked
package org.scumble.engine.prompt;

import org.jspecify.annotations.NullMarked;
