/// What the program tells the artist beside the work: done, failed, undo.
@NullMarked
package org.scumble.app.notice;

import org.jspecify.annotations.NullMarked;
