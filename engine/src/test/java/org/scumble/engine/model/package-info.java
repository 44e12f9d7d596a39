@NullMarked
package org.scumble.engine.model;

import org.jspecify.annotations.NullMarked;
