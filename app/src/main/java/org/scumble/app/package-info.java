/// Starts Scumble: the studio window or the command line.
@NullMarked
package org.scumble.app;

import org.jspecify.annotations.NullMarked;
