/// How a document comes to the screen: where it lies, tiles composited in time, and the pixels of
/// the visible part. Plain Java, without a window.
@NullMarked
package org.scumble.app.canvas.screen;

import org.jspecify.annotations.NullMarked;
