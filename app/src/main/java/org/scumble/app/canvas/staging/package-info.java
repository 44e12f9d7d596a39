/// What the queue painted for a canvas, until the artist has taken or discarded it.
@NullMarked
package org.scumble.app.canvas.staging;

import org.jspecify.annotations.NullMarked;
