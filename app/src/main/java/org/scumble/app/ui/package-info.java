/// Nodes and helpers that several features share. They know no feature.
@NullMarked
package org.scumble.app.ui;

import org.jspecify.annotations.NullMarked;
