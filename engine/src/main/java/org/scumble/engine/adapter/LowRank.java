package org.scumble.engine.adapter;

/// A difference of weights as a product: `up · down` for a linear layer; for a convolution `down`
/// is one of the layer's own kernel and stride to `rank` channels, `up` a 1×1 from there (LoCon).
///
/// @param rank at least 1
/// @param down `[rank, in]` or `[rank, in, kH, kW]`, row-major
/// @param up `[out, rank]`, row-major, scaled by `alpha / rank`
public record LowRank(int rank, float[] down, float[] up) {}
