/// The artist's tools as state machines: what presses and movements of the pointer mean, without a
/// window.
@NullMarked
package org.scumble.app.canvas.tool;

import org.jspecify.annotations.NullMarked;
