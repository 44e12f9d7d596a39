/// Lowering of graphs to ONNX models, written byte by byte in protobuf's wire format.
@NullMarked
package org.scumble.engine.onnx;

import org.jspecify.annotations.NullMarked;
