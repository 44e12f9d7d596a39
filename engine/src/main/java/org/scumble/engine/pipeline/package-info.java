/// The straight loops from a request to a picture.
@NullMarked
package org.scumble.engine.pipeline;

import org.jspecify.annotations.NullMarked;
