/// What is on a canvas: immutable versions over shared tiles, how layers become one picture, and
/// the steps between the versions.
@NullMarked
package org.scumble.app.canvas.document;

import org.jspecify.annotations.NullMarked;
