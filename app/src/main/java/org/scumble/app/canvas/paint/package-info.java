/// What brushes, selections, fills and transforms do to a document's pixels. Nothing here knows a
/// window: every operation takes a document and gives another one.
@NullMarked
package org.scumble.app.canvas.paint;

import org.jspecify.annotations.NullMarked;
