/// CLIP's byte-pair tokenizer: text to token ids, from any `vocab.json` and `merges.txt` of CLIP's
/// layout.
@NullMarked
package org.scumble.engine.tokenizer;

import org.jspecify.annotations.NullMarked;
