package org.scumble.engine.sampling;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;

/// How the steps of a trajectory are spread over the noise levels, under the names and with the
/// definitions of AUTOMATIC1111 and ComfyUI; those of diffusers (`timestep_spacing`) are noted.
public enum Schedule implements Named {
    /// Timesteps evenly spaced from the last to 0, both included; diffusers' `linspace`.
    NORMAL("normal", "Normal", "uniform", "linspace") {
        @Override
        Sigmas spread(NoiseSchedule noise, int steps) {
            return Sigmas.ofTimesteps(
                    noise, NoiseSchedule.linspace(noise.trainSteps() - 1, 0, steps));
        }
    },

    /// Evenly spaced in `σ^(1/7)`: Karras et al. 2022, equation 5.
    KARRAS("karras", "Karras") {
        @Override
        Sigmas spread(NoiseSchedule noise, int steps) {
            return karras(noise, steps, 7);
        }
    },

    /// Evenly spaced in `ln σ`.
    EXPONENTIAL("exponential", "Exponential") {
        @Override
        Sigmas spread(NoiseSchedule noise, int steps) {
            return polyexponential(noise, steps, 1);
        }
    },

    /// A polynomial in `ln σ`. At its usual exponent 1 it is [#EXPONENTIAL].
    POLYEXPONENTIAL("polyexponential", "Polyexponential") {
        @Override
        Sigmas spread(NoiseSchedule noise, int steps) {
            return polyexponential(noise, steps, 1);
        }
    },

    /// Like [#NORMAL] but one timestep finer, and the last left out (Stability's SGM code).
    SGM_UNIFORM("sgm_uniform", "SGM Uniform") {
        @Override
        Sigmas spread(NoiseSchedule noise, int steps) {
            double[] finer = NoiseSchedule.linspace(noise.trainSteps() - 1, 0, steps + 1);
            return Sigmas.ofTimesteps(noise, Arrays.copyOf(finer, steps));
        }
    },

    /// Every `trainSteps / steps`-th timestep counted down from the last, rounded towards it.
    SIMPLE("simple", "Simple") {
        @Override
        Sigmas spread(NoiseSchedule noise, int steps) {
            int last = noise.trainSteps() - 1;
            double stride = (double) noise.trainSteps() / steps;
            return timesteps(noise, steps, i -> last - (int) (i * stride));
        }
    },

    /// Every `⌊trainSteps / steps⌋`-th timestep counted up from 1 (Song et al. 2020 as in Stable
    /// Diffusion); diffusers' `leading` with `steps_offset` 1. Always exactly `steps` of them.
    DDIM_UNIFORM("ddim_uniform", "DDIM Uniform", "ddim", "leading") {
        @Override
        Sigmas spread(NoiseSchedule noise, int steps) {
            int stride = noise.trainSteps() / steps;
            int offset = Math.min(1, noise.trainSteps() - 1 - (steps - 1) * stride);
            return timesteps(noise, steps, i -> (steps - 1 - i) * stride + offset);
        }
    },

    /// Timesteps at the quantiles of the Beta(0.6, 0.6) distribution, dense at both ends: Lee et
    /// al. 2024, "Beta Sampling is All You Need", rounded as in ComfyUI. Above a hundred steps
    /// neighbours may round to one timestep, and the trajectory is that much shorter.
    BETA("beta", "Beta") {
        @Override
        Sigmas spread(NoiseSchedule noise, int steps) {
            SymmetricBeta beta = new SymmetricBeta(0.6);
            int last = noise.trainSteps() - 1;
            return Sigmas.ofTimesteps(
                    noise,
                    IntStream.range(0, steps)
                            .mapToDouble(
                                    i -> Math.rint(last * beta.quantile(1 - (double) i / steps)))
                            .distinct()
                            .toArray());
        }
    },

    /// Timesteps evenly spaced down from the very last: Lin et al. 2023, the one to use with zero
    /// terminal SNR; diffusers' `trailing`.
    TRAILING("trailing", "Trailing") {
        @Override
        Sigmas spread(NoiseSchedule noise, int steps) {
            double stride = (double) noise.trainSteps() / steps;
            return timesteps(noise, steps, i -> Math.rint(noise.trainSteps() - i * stride) - 1);
        }
    };

    private final String id;
    private final String label;
    private final List<String> aliases;

    Schedule(String id, String label, String... aliases) {
        this.id = id;
        this.label = label;
        this.aliases = List.of(aliases);
    }

    /// The schedule of this name: id, label or a known alias, in any case and punctuation.
    ///
    /// @throws EngineException BAD_REQUEST, with the valid names, when there is none
    public static Schedule byName(String name) {
        return Named.find("schedule", name, values());
    }

    /// The noise levels of a trajectory of so many steps, from 1 to the number of training steps.
    public Sigmas sigmas(NoiseSchedule noise, int steps) {
        if (steps < 1 || steps > noise.trainSteps()) {
            throw new EngineException(
                    Reason.BAD_REQUEST,
                    "The number of steps must be from 1 to %d, but is %d."
                            .formatted(noise.trainSteps(), steps));
        }
        return spread(noise, steps);
    }

    /// As [#sigmas], from one step more whose last noise level above 0 is left out.
    Sigmas sigmasWithoutPenultimate(NoiseSchedule noise, int steps) {
        return sigmas(noise, steps + 1).withoutPenultimate();
    }

    abstract Sigmas spread(NoiseSchedule noise, int steps);

    @Override
    public String id() {
        return id;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public List<String> aliases() {
        return aliases;
    }

    static Sigmas karras(NoiseSchedule noise, int steps, double rho) {
        double[] ramp =
                NoiseSchedule.linspace(
                        Math.pow(noise.sigmaMax(), 1 / rho),
                        Math.pow(noise.sigmaMin(), 1 / rho),
                        steps);
        return levels(noise, steps, i -> Math.pow(ramp[i], rho));
    }

    static Sigmas polyexponential(NoiseSchedule noise, int steps, double rho) {
        double low = Math.log(noise.sigmaMin());
        double high = Math.log(noise.sigmaMax());
        double[] ramp = NoiseSchedule.linspace(1, 0, steps);
        return levels(noise, steps, i -> Math.exp(low + Math.pow(ramp[i], rho) * (high - low)));
    }

    private static Sigmas levels(NoiseSchedule noise, int steps, IntToDoubleFunction sigma) {
        double[] sigmas = new double[steps + 1];
        for (int i = 0; i < steps; i++) {
            sigmas[i] = sigma.applyAsDouble(i);
        }
        return Sigmas.of(noise, sigmas);
    }

    private static Sigmas timesteps(NoiseSchedule noise, int steps, IntToDoubleFunction timestep) {
        return Sigmas.ofTimesteps(noise, IntStream.range(0, steps).mapToDouble(timestep).toArray());
    }
}
