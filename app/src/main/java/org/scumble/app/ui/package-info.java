/// Nodes and helpers that several views share. They know no feature.
@NullMarked
package org.scumble.app.ui;

import org.jspecify.annotations.NullMarked;
