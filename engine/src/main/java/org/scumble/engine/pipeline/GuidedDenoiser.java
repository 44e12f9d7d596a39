package org.scumble.engine.pipeline;

import org.scumble.engine.Cancellation;
import org.scumble.engine.sampling.Guidance;
import org.scumble.engine.stage.Denoiser;
import org.scumble.engine.stage.LatentSize;
import org.scumble.engine.stage.PictureSize;

/// The model with classifier-free guidance (Ho & Salimans 2022), for one picture's trajectory. It
/// counts steps, because prompts may change on the way.
final class GuidedDenoiser implements org.scumble.engine.sampling.Denoiser {
    private final Denoiser model;
    private final LatentSize size;
    private final PictureSize picture;
    private final float[] beside;
    private final ConditioningPlan positive;
    private final ConditioningPlan negative;
    private final double scale;
    private final double rescale;
    private final Cancellation cancellation;
    private int step;

    /// @param beside what an inpainting model is shown beside the latents; else empty
    /// @param scale of guidance; 1 leaves `negative` out and halves the work
    /// @param rescale how far to restore the contrast (Lin et al. 2023, §3.4)
    GuidedDenoiser(
            Denoiser model,
            LatentSize size,
            PictureSize picture,
            float[] beside,
            ConditioningPlan positive,
            ConditioningPlan negative,
            double scale,
            double rescale,
            Cancellation cancellation) {
        this.model = model;
        this.size = size;
        this.picture = picture;
        this.beside = beside;
        this.positive = positive;
        this.negative = negative;
        this.scale = scale;
        this.rescale = rescale;
        this.cancellation = cancellation;
    }

    /// Says that `step` steps are done.
    void reached(int step) {
        this.step = step;
    }

    @Override
    public float[] denoise(float[] x, double sigma) {
        return model.denoised(guided(x, sigma), x, sigma);
    }

    /// What the model predicts, noise or velocity: guidance acts on that, as the paper's does.
    private float[] guided(float[] x, double sigma) {
        if (scale == 1) {
            return model.predict(x, beside, sigma, size, picture, cancellation, positive.at(step))[
                    0];
        }
        float[][] both =
                model.predict(
                        x,
                        beside,
                        sigma,
                        size,
                        picture,
                        cancellation,
                        negative.at(step),
                        positive.at(step));
        float[] guided = Guidance.combine(both[0], both[1], scale);
        return rescale == 0 ? guided : Guidance.rescale(guided, both[1], rescale);
    }
}
