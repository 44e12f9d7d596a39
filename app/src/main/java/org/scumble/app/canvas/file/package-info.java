/// Documents in files of other programs' formats: OpenRaster both ways, Photoshop files and
/// pictures in, pictures out. Whatever a file claims is checked before memory is taken for it.
@NullMarked
package org.scumble.app.canvas.file;

import org.jspecify.annotations.NullMarked;
