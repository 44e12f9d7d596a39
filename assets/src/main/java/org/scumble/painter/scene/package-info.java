/// What is in a picture, as plain data: no drawing and no words.
@NullMarked
package org.scumble.painter.scene;

import org.jspecify.annotations.NullMarked;
