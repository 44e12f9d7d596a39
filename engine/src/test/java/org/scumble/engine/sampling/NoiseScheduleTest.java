package org.scumble.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class NoiseScheduleTest {
    private static final Npz GOLDEN = Npz.read("schedules.npz");
    private static final NoiseSchedule SD = ToyModel.STABLE_DIFFUSION;

    @Test
    void alphasAreThoseOfDiffusers() {
        assertAlphas("scaled_linear", SD);
        assertAlphas("linear", NoiseSchedule.linear(1000, 0.0001, 0.02));
        assertAlphas("squaredcos", NoiseSchedule.squaredCosine(1000));
        assertAlphas("zero_snr", SD.rescaleZeroTerminalSnr());
    }

    /// Diffusers multiplies a thousand factors in single precision, this package in double.
    private static void assertAlphas(String name, NoiseSchedule schedule) {
        double[] timesteps = GOLDEN.doubles("timesteps");
        double[] alphas = GOLDEN.doubles("alphas_" + name);
        for (int i = 0; i < timesteps.length; i++) {
            assertThat(alphaCumprod(schedule, timesteps[i]))
                    .as("%s at %s", name, timesteps[i])
                    .isCloseTo(alphas[i], withinPercentage(0.01));
        }
        assertThat(alphaCumprod(schedule, 999))
                .as("%s at the end", name)
                .isCloseTo(GOLDEN.doubles("alphas_" + name + "_last")[0], withinPercentage(0.1));
    }

    private static double alphaCumprod(NoiseSchedule schedule, double timestep) {
        return 1 / (1 + Math.pow(schedule.sigma(timestep), 2));
    }

    @Test
    void sigmasOfStableDiffusionAreTheKnownOnes() {
        assertThat(SD.sigmaMin()).isCloseTo(0.0292, within(5e-5));
        assertThat(SD.sigmaMax()).isCloseTo(14.6146, within(5e-5));
        assertThat(SD.isZeroTerminalSnr()).isFalse();
    }

    @Test
    void sigmaIsInterpolatedInItsLogarithm() {
        assertThat(SD.sigma(500.5))
                .isCloseTo(Math.sqrt(SD.sigma(500) * SD.sigma(501)), within(1e-12));
    }

    @Test
    void timestepIsTheInverseOfSigma() {
        for (double timestep : new double[] {0, 0.25, 1, 333.3, 500, 998.75, 999}) {
            assertThat(SD.timestep(SD.sigma(timestep))).isCloseTo(timestep, within(1e-9));
        }
    }

    @Test
    void wholeTimestepsSurviveTheWayThroughSigmaAsFloats() {
        for (int timestep = 0; timestep < 1000; timestep++) {
            assertThat((float) SD.timestep(SD.sigma(timestep))).isEqualTo(timestep);
        }
    }

    @Test
    void whatLiesOutsideTheTrainedRangeIsClamped() {
        assertThat(SD.timestep(1000)).isEqualTo(999);
        assertThat(SD.timestep(0.001)).isZero();
        assertThat(SD.timestep(0)).isZero();
        assertThat(SD.sigma(1200)).isEqualTo(SD.sigmaMax());
        assertThat(SD.sigma(-3)).isEqualTo(SD.sigmaMin());
    }

    @Test
    void rescalingRemovesTheLastSignalAndKeepsTheFirst() {
        NoiseSchedule rescaled = SD.rescaleZeroTerminalSnr();
        assertThat(rescaled.isZeroTerminalSnr()).isTrue();
        assertThat(rescaled.sigmaMax()).isCloseTo(4096, within(0.01));
        assertThat(rescaled.sigmaMin()).isCloseTo(SD.sigmaMin(), within(1e-12));
    }
}
