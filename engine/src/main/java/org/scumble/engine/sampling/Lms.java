package org.scumble.engine.sampling;

import java.util.ArrayList;
import java.util.List;

/// The linear multistep (Adams–Bashforth) method of order 4 on the probability-flow ODE, with
/// coefficients for uneven noise levels (k-diffusion's `sample_lms`).
public record Lms() implements Sampler {
    private static final int ORDER = 4;

    @Override
    public float[] sample(
            Denoiser denoiser, float[] x, Sigmas sigmas, NoiseSource noise, StepListener listener) {
        List<float[]> derivatives = new ArrayList<>(); // newest first
        for (int i = 0; i < sigmas.steps(); i++) {
            float[] denoised = denoiser.denoise(x, sigmas.at(i));
            derivatives.addFirst(Latents.derivative(x, denoised, sigmas.at(i)));
            if (derivatives.size() > ORDER) {
                derivatives.removeLast();
            }
            for (int back = 0; back < derivatives.size(); back++) {
                double weight = weight(sigmas, i, back, derivatives.size());
                x = Latents.add(x, weight, derivatives.get(back));
            }
            listener.stepped(i + 1, sigmas.steps(), x, denoised);
        }
        return x;
    }

    /// How much the derivative `back` steps ago counts: the integral over this step of its Lagrange
    /// polynomial. Simpson's rule is exact, as the polynomial is cubic at most.
    private static double weight(Sigmas sigmas, int i, int back, int order) {
        double from = sigmas.at(i);
        double to = sigmas.at(i + 1);
        return (to - from)
                / 6
                * (lagrange(sigmas, i, back, order, from)
                        + 4 * lagrange(sigmas, i, back, order, (from + to) / 2)
                        + lagrange(sigmas, i, back, order, to));
    }

    private static double lagrange(Sigmas sigmas, int i, int back, int order, double sigma) {
        double product = 1;
        for (int other = 0; other < order; other++) {
            if (other != back) {
                double node = sigmas.at(i - other);
                product *= (sigma - node) / (sigmas.at(i - back) - node);
            }
        }
        return product;
    }
}
