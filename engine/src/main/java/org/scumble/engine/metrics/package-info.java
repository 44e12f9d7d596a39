/// Measures of how alike two pictures are.
@NullMarked
package org.scumble.engine.metrics;

import org.jspecify.annotations.NullMarked;
