package org.scumble.engine.sampling;

/// The model of the golden trajectories: smooth, nonlinear, and the same as in
/// `golden/sampling.py`.
record ToyModel(Prediction prediction, NoiseSchedule noise) implements Denoiser {
    /// The schedule Stable Diffusion was trained on.
    static final NoiseSchedule STABLE_DIFFUSION = NoiseSchedule.scaledLinear(1000, 0.00085, 0.012);

    @Override
    public float[] denoise(float[] x, double sigma) {
        double timestep = noise.timestep(sigma);
        float[] output = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            double input = x[i] * Prediction.inputScale(sigma);
            double bend = Math.tanh(input + Math.cos(0.7 * i));
            output[i] =
                    (float)
                            (prediction == Prediction.EPSILON
                                    ? Math.sin(Math.PI / 2 * timestep / 999) * input + 0.1 * bend
                                    : (0.5 - 0.3 * timestep / 999) * bend);
        }
        return prediction.denoised(output, x, sigma);
    }
}
