/// Pictures in memory and on disk. The only package of the engine that touches AWT, for its codecs.
@NullMarked
package org.scumble.engine.image;

import org.jspecify.annotations.NullMarked;
