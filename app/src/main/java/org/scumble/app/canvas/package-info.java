/// The canvas: documents of layers, the tools that paint on them, and the page that shows both.
@NullMarked
package org.scumble.app.canvas;

import org.jspecify.annotations.NullMarked;
