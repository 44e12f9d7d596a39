package org.scumble.engine.sampling;

import java.util.Arrays;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;

/// The noise levels one trajectory visits: `steps + 1` falling σ, the last nearly always 0, and the
/// timestep of each but the last. Made by [Schedule]; immutable.
public final class Sigmas {
    /// Two noise levels nearer than this (relatively) count as one.
    private static final double SAME = 1e-6;

    private final double[] sigmas;
    private final double[] timesteps;

    private Sigmas(double[] sigmas, double[] timesteps) {
        this.sigmas = sigmas;
        this.timesteps = timesteps;
    }

    /// The trajectory through these timesteps (falling, fractions allowed) and then to σ = 0.
    public static Sigmas ofTimesteps(NoiseSchedule noise, double... timesteps) {
        double[] sigmas = Arrays.copyOf(timesteps, timesteps.length + 1);
        for (int i = 0; i < timesteps.length; i++) {
            sigmas[i] = noise.sigma(timesteps[i]);
        }
        return checked(sigmas, timesteps.clone());
    }

    /// The trajectory through these noise levels (falling), the last of them its end.
    public static Sigmas of(NoiseSchedule noise, double... sigmas) {
        double[] timesteps = Arrays.copyOf(sigmas, sigmas.length - 1);
        return checked(sigmas.clone(), Arrays.stream(timesteps).map(noise::timestep).toArray());
    }

    private static Sigmas checked(double[] sigmas, double[] timesteps) {
        for (int i = 0; i < timesteps.length; i++) {
            if (!(sigmas[i] > sigmas[i + 1]) || sigmas[i + 1] < 0) {
                throw new EngineException(
                        Reason.BAD_REQUEST,
                        "Noise levels must fall from step to step and end at 0 or above, but step"
                                + " %d goes from %s to %s."
                                        .formatted(i + 1, sigmas[i], sigmas[i + 1]));
            }
        }
        return new Sigmas(sigmas, timesteps);
    }

    /// The number of steps.
    public int steps() {
        return timesteps.length;
    }

    /// σ before step `i`, counted from 0; `at(steps())` is the end.
    public double at(int i) {
        return sigmas[i];
    }

    /// The timestep of step `i`, counted from 0.
    public double timestep(int i) {
        return timesteps[i];
    }

    /// The noise level a trajectory starts from.
    public double first() {
        return sigmas[0];
    }

    /// The noise level a trajectory ends at.
    public double last() {
        return sigmas[steps()];
    }

    /// Whether step `i` (from 0) lands at σ = 0, where the denoised latents are the answer.
    boolean endsClean(int i) {
        return sigmas[i + 1] == 0;
    }

    /// The tail of this trajectory that image to image runs: `⌊steps·strength⌋` steps as in
    /// diffusers, at least one unless the strength is 0.
    ///
    /// @param strength from 0, which changes nothing, to 1, which repaints wholly
    public Sigmas forStrength(double strength) {
        if (!(strength >= 0 && strength <= 1)) {
            throw new EngineException(
                    Reason.BAD_REQUEST,
                    "The strength must be from 0 to 1, but is %s.".formatted(strength));
        }
        int run = strength == 0 ? 0 : Math.max(1, (int) (steps() * strength));
        int skipped = steps() - run;
        return new Sigmas(
                Arrays.copyOfRange(sigmas, skipped, sigmas.length),
                Arrays.copyOfRange(timesteps, skipped, timesteps.length));
    }

    /// This trajectory stopped at a noise level instead of at 0; unchanged where its last step
    /// already starts there or below.
    Sigmas endingAt(double sigma) {
        if (sigmas[steps() - 1] <= sigma * (1 + SAME)) {
            return this;
        }
        double[] changed = sigmas.clone();
        changed[steps()] = sigma;
        return new Sigmas(changed, timesteps);
    }

    /// This trajectory without its last noise level above the end: one step fewer.
    Sigmas withoutPenultimate() {
        double[] changed = Arrays.copyOf(sigmas, steps());
        changed[steps() - 1] = last();
        return new Sigmas(changed, Arrays.copyOf(timesteps, steps() - 1));
    }

    /// All noise levels, `steps + 1` of them.
    public double[] toArray() {
        return sigmas.clone();
    }

    @Override
    public String toString() {
        return Arrays.toString(sigmas);
    }
}
