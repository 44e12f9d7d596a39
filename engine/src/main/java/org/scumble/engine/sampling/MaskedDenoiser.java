package org.scumble.engine.sampling;

/// A model that repaints only a part of the latents and keeps the rest: what is held is shown to
/// the model as the original with the noise of the moment, and its answer there is the original.
/// That holds for whatever sampler asks, as only the question and the answer are changed.
///
/// Soft masks act by time, as in differential diffusion (Levin and Fried 2023): a latent is held
/// until the share of the steps that is still to run has fallen to its mask value. So one of 1 is
/// free from the start, one of 0.3 for the last three of ten steps, and one of 0 never.
public final class MaskedDenoiser implements Denoiser {
    /// Samplers compute some noise levels: this little above a step's own still counts as it.
    private static final double SAME = 1 - 1e-9;

    private final Denoiser model;
    private final Sigmas sigmas;
    private final float[] original;
    private final float[] noise;
    private final float[] mask;

    /// @param sigmas the noise levels of the trajectory
    /// @param original the clean latents, `[channels, height, width]`
    /// @param noise standard normal, as many
    /// @param mask how free each place is, 0 to 1, `[height, width]`: the same in all channels
    public MaskedDenoiser(
            Denoiser model, Sigmas sigmas, float[] original, float[] noise, float[] mask) {
        if (noise.length != original.length || original.length % mask.length != 0) {
            throw new IllegalArgumentException(
                    "%d latents, %d of noise and %d of mask do not belong together"
                            .formatted(original.length, noise.length, mask.length));
        }
        this.model = model;
        this.sigmas = sigmas;
        this.original = original;
        this.noise = noise;
        this.mask = mask;
    }

    @Override
    public float[] denoise(float[] x, double sigma) {
        double left = shareLeft(sigma);
        float[] seen = x.clone();
        for (int i = 0; i < seen.length; i++) {
            if (!isFree(i, left)) {
                seen[i] = (float) (original[i] + sigma * noise[i]);
            }
        }
        float[] denoised = model.denoise(seen, sigma);
        for (int i = 0; i < denoised.length; i++) {
            if (!isFree(i, left)) {
                denoised[i] = original[i];
            }
        }
        return denoised;
    }

    /// A trajectory's last latents with the original wherever nothing was ever free: some samplers
    /// leave a little noise everywhere.
    public float[] finish(float[] latents) {
        float[] finished = latents.clone();
        double leastLeft = 1.0 / sigmas.steps();
        for (int i = 0; i < finished.length; i++) {
            if (!isFree(i, leastLeft)) {
                finished[i] = original[i];
            }
        }
        return finished;
    }

    private boolean isFree(int latent, double left) {
        return mask[latent % mask.length] >= (float) left;
    }

    /// What share of the steps is still to run for a model call at this noise level: 1 in the
    /// first step, `1 / steps` in the last.
    private double shareLeft(double sigma) {
        int step = 0;
        while (step + 1 < sigmas.steps() && sigmas.at(step + 1) >= sigma * SAME) {
            step++;
        }
        return (double) (sigmas.steps() - step) / sigmas.steps();
    }
}
