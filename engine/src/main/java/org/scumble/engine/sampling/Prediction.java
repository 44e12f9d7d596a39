package org.scumble.engine.sampling;

/// What a model was trained to answer, and how that becomes the clean latents.
public enum Prediction {
    /// The noise itself: Ho et al. 2020.
    EPSILON {
        @Override
        public float[] denoised(float[] output, float[] x, double sigma) {
            return Latents.combine(1, x, -sigma, output);
        }
    },

    /// The velocity `v = √ᾱ·noise - √(1-ᾱ)·x0`: Salimans and Ho 2022.
    V {
        @Override
        public float[] denoised(float[] output, float[] x, double sigma) {
            double scale = inputScale(sigma);
            return Latents.combine(scale * scale, x, -sigma * scale, output);
        }
    },

    /// The clean latents.
    SAMPLE {
        @Override
        public float[] denoised(float[] output, float[] x, double sigma) {
            return output;
        }
    };

    /// The clean latents a model's output stands for.
    ///
    /// @param output the model's answer to `x · inputScale(σ)`
    /// @param x noisy latents, `x0 + σ·noise`
    public abstract float[] denoised(float[] output, float[] x, double sigma);

    /// What latents are multiplied with before the model sees them: `1 / √(1 + σ²)`, which brings
    /// them to the unit variance it was trained on.
    public static double inputScale(double sigma) {
        return 1 / Math.sqrt(1 + sigma * sigma);
    }
}
