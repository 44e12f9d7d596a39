/// Work off the interface's thread, and the way back to it.
@NullMarked
package org.scumble.app.task;

import org.jspecify.annotations.NullMarked;
