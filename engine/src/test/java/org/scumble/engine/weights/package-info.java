@NullMarked
package org.scumble.engine.weights;

import org.jspecify.annotations.NullMarked;
