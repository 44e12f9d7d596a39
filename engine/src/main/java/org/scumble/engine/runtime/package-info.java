/// Runs graphs on ONNX Runtime. The only package that knows it.
@NullMarked
package org.scumble.engine.runtime;

import org.jspecify.annotations.NullMarked;
