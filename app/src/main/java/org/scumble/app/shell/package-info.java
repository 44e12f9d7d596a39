/// The window's frame: the bar, the pages, and what lies over them.
@NullMarked
package org.scumble.app.shell;

import org.jspecify.annotations.NullMarked;
