/// The architectures, each written once as code that builds a graph.
///
/// Parameters carry the names of the reference implementations' state dicts (diffusers for the
/// U-Net and the autoencoder, transformers for the CLIP encoders), relative to their own model: one
/// name for the tensor in the checkpoint, in the graph and as the target of a LoRA.
@NullMarked
package org.scumble.engine.model;

import org.jspecify.annotations.NullMarked;
