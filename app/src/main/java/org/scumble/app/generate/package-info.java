/// The window where pictures are made: prompt, settings, the picture, the film strip.
@NullMarked
package org.scumble.app.generate;

import org.jspecify.annotations.NullMarked;
