/// The engine's front door: the [Engine] facade, requests, results and errors.
@NullMarked
package org.scumble.engine;

import org.jspecify.annotations.NullMarked;
