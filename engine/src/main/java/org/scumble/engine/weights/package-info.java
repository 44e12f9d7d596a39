/// Where a model's weights stand: strict, memory-mapped reading of `.safetensors`, the recognition
/// of checkpoints, and the mapping of their keys to diffusers' names.
@NullMarked
package org.scumble.engine.weights;

import org.jspecify.annotations.NullMarked;
