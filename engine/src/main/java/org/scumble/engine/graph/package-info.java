/// A model as a graph of operators with typed, shaped values: how it is built, checked and printed.
@NullMarked
package org.scumble.engine.graph;

import org.jspecify.annotations.NullMarked;
