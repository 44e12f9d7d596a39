/// Scumble on the command line.
@NullMarked
package org.scumble.app.cli;

import org.jspecify.annotations.NullMarked;
