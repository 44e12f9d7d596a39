package org.scumble.engine.sampling;

/// A seeded stream of standard normal numbers. Stateful: belongs to one picture, on one thread.
public sealed interface Generator permits TorchRandom, PhiloxRandom {
    /// The next tensor of so many values. How values are split over calls matters, as in torch.
    float[] normal(int count);
}
