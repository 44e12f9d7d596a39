/// Diffusion sampling as arithmetic on `float[]`: noise schedules, one file a sampler, guidance and
/// the field's random generators. Knows no model and no runtime.
///
/// Everywhere in this package latents are in the variance-exploding scale of Karras et al. 2022,
/// `x = x0 + σ·noise`. The variance-preserving latents of Ho et al. 2020 and of the model's own
/// input are `x / √(1 + σ²)`; with `ᾱ` of the training schedule, `σ = √((1 - ᾱ) / ᾱ)`. One scale
/// for all makes DDPM, DDIM and the k-diffusion samplers the short formulas they are.
///
/// A whole picture:
/// ```
/// NoiseSchedule noise = NoiseSchedule.scaledLinear(1000, 0.00085, 0.012);
/// SamplerChoice choice = SamplerChoice.parse("DPM++ 2M", "Karras");
/// Sigmas sigmas = choice.sigmas(noise, 20);
/// Generator random = new TorchRandom(42);
/// float[] x = Noising.start(random.normal(size), sigmas.first());
/// NoiseSource fresh = new GaussianNoise(size, random);
/// x = choice.sampler().sampler().sample(denoiser, x, sigmas, fresh, listener);
/// ```
@NullMarked
package org.scumble.engine.sampling;

import org.jspecify.annotations.NullMarked;
