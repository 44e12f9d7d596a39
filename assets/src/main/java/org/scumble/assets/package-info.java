/// Finds what ships beside the program: the starter model and the tokenizer files.
@NullMarked
package org.scumble.assets;

import org.jspecify.annotations.NullMarked;
