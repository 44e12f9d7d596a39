/// Files that appear whole or not at all.
@NullMarked
package org.scumble.engine.file;

import org.jspecify.annotations.NullMarked;
