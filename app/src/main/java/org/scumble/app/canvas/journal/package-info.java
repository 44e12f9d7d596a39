/// Documents on disk: one append-only file each, which is undo history, spill for memory and
/// project file in one. What was acknowledged survives a kill and a power cut.
@NullMarked
package org.scumble.app.canvas.journal;

import org.jspecify.annotations.NullMarked;
