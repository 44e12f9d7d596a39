package org.scumble.engine.pipeline;

/// Latents that a pass keeps, wholly or for a while.
///
/// @param original the clean latents, `[channels, height, width]`
/// @param noise that they are shown to the model with
/// @param mask how free each place is, 0 to 1, `[height, width]`
record Kept(float[] original, float[] noise, float[] mask) {}
