/// Draws scenes with Java2D. Coordinates run from 0 to 1, x to the right and y down, both for the
/// whole picture and inside the square a figure is drawn in.
@NullMarked
package org.scumble.painter.art;

import org.jspecify.annotations.NullMarked;
