package org.scumble.engine.sampling;

import java.util.Arrays;

/// The noise levels a model was trained on: `ᾱ_t` (alphas_cumprod) for every training timestep and
/// the same as `σ_t = √((1 - ᾱ_t) / ᾱ_t)`. Between whole timesteps `ln σ` is interpolated linearly,
/// as k-diffusion does. Immutable.
public final class NoiseSchedule {
    /// `ᾱ` of the last timestep once its signal is removed: small enough to be zero to the eye, yet
    /// σ stays finite (4096). The value is that of diffusers.
    private static final double ZERO_SNR_ALPHA = 0x1p-24;

    private final double[] alphasCumprod;
    private final double[] logSigmas;

    private NoiseSchedule(double[] alphasCumprod) {
        this.alphasCumprod = alphasCumprod;
        this.logSigmas =
                Arrays.stream(alphasCumprod).map(a -> 0.5 * Math.log((1 - a) / a)).toArray();
    }

    /// Betas whose square roots rise linearly (`scaled_linear`, latent diffusion): for Stable
    /// Diffusion 1.x, 2.x and XL over 1000 timesteps from 0.00085 to 0.012.
    public static NoiseSchedule scaledLinear(int trainSteps, double betaStart, double betaEnd) {
        double[] roots = linspace(Math.sqrt(betaStart), Math.sqrt(betaEnd), trainSteps);
        return ofBetas(Arrays.stream(roots).map(root -> root * root).toArray());
    }

    /// Betas that rise linearly (`linear`, Ho et al. 2020).
    public static NoiseSchedule linear(int trainSteps, double betaStart, double betaEnd) {
        return ofBetas(linspace(betaStart, betaEnd, trainSteps));
    }

    /// The cosine schedule (`squaredcos_cap_v2`) of Nichol and Dhariwal 2021, betas capped at
    /// 0.999.
    public static NoiseSchedule squaredCosine(int trainSteps) {
        double[] betas = new double[trainSteps];
        for (int t = 0; t < trainSteps; t++) {
            double ratio =
                    cosineAlpha((t + 1.0) / trainSteps) / cosineAlpha((double) t / trainSteps);
            betas[t] = Math.min(1 - ratio, 0.999);
        }
        return ofBetas(betas);
    }

    /// The schedule of any given betas, one a training timestep, each in (0, 1).
    public static NoiseSchedule ofBetas(double... betas) {
        double[] alphas = new double[betas.length];
        double product = 1;
        for (int t = 0; t < betas.length; t++) {
            product *= 1 - betas[t];
            alphas[t] = product;
        }
        return new NoiseSchedule(alphas);
    }

    /// Shifts and scales `√ᾱ` so that the last timestep holds no signal (zero terminal SNR), the
    /// first unchanged: Lin et al. 2023, "Common Diffusion Noise Schedules and Sample Steps are
    /// Flawed", algorithm 1.
    public NoiseSchedule rescaleZeroTerminalSnr() {
        double first = Math.sqrt(alphasCumprod[0]);
        double last = Math.sqrt(alphasCumprod[trainSteps() - 1]);
        double[] rescaled = new double[trainSteps()];
        for (int t = 0; t < rescaled.length; t++) {
            double root = (Math.sqrt(alphasCumprod[t]) - last) * first / (first - last);
            rescaled[t] = Math.max(root * root, ZERO_SNR_ALPHA);
        }
        return new NoiseSchedule(rescaled);
    }

    /// Whether the last timestep is pure noise.
    public boolean isZeroTerminalSnr() {
        return alphasCumprod[trainSteps() - 1] <= ZERO_SNR_ALPHA;
    }

    /// The number of training timesteps, 1000 for every known model.
    public int trainSteps() {
        return alphasCumprod.length;
    }

    /// σ of a timestep, fractional ones included; timesteps outside the training range are clamped.
    public double sigma(double timestep) {
        double t = Math.clamp(timestep, 0.0, trainSteps() - 1.0);
        int low = (int) Math.min(t, trainSteps() - 2.0);
        double weight = t - low;
        return Math.exp((1 - weight) * logSigmas[low] + weight * logSigmas[low + 1]);
    }

    /// The timestep whose σ this is, the inverse of [#sigma]; a σ outside the training range is
    /// clamped.
    public double timestep(double sigma) {
        double logSigma = Math.log(sigma);
        int found = Arrays.binarySearch(logSigmas, logSigma);
        if (found >= 0) {
            return found;
        }
        int low = Math.clamp(-found - 2, 0, trainSteps() - 2);
        double weight = (logSigma - logSigmas[low]) / (logSigmas[low + 1] - logSigmas[low]);
        return low + Math.clamp(weight, 0.0, 1.0);
    }

    /// The smallest trained noise level, 0.0292 for Stable Diffusion.
    public double sigmaMin() {
        return sigma(0);
    }

    /// The largest trained noise level, 14.61 for Stable Diffusion.
    public double sigmaMax() {
        return sigma(trainSteps() - 1.0);
    }

    private static double cosineAlpha(double time) {
        double cosine = Math.cos((time + 0.008) / 1.008 * Math.PI / 2);
        return cosine * cosine;
    }

    /// Evenly spaced values, both ends included; a single one is the start.
    static double[] linspace(double start, double end, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = count == 1 ? start : start + (end - start) * i / (count - 1);
        }
        return values;
    }
}
