/// Host tensors: element types, shapes whose sizes may be symbols, buffers and half precision.
@NullMarked
package org.scumble.engine.tensor;

import org.jspecify.annotations.NullMarked;
