/// Says in words what a scene holds.
@NullMarked
package org.scumble.painter.caption;

import org.jspecify.annotations.NullMarked;
