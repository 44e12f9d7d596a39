package org.scumble.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;

/// Schedules against the definitions of AUTOMATIC1111, ComfyUI and diffusers, computed in
/// `golden/sampling.py`.
class ScheduleTest {
    private static final Npz GOLDEN = Npz.read("schedules.npz");
    private static final NoiseSchedule SD = ToyModel.STABLE_DIFFUSION;

    @Test
    void everyScheduleHasItsKnownNoiseLevels() {
        for (Schedule schedule : Schedule.values()) {
            for (int steps : new int[] {1, 4, 20, 30}) {
                assertSigmas(schedule.id() + "_" + steps, schedule.sigmas(SD, steps));
            }
        }
    }

    @Test
    void rhoBendsKarrasAndPolyexponential() {
        assertSigmas("karras_rho5_20", Schedule.karras(SD, 20, 5));
        assertSigmas("polyexponential_rho2_20", Schedule.polyexponential(SD, 20, 2));
    }

    private static void assertSigmas(String golden, Sigmas sigmas) {
        double[] expected = GOLDEN.doubles(golden);
        assertThat(sigmas.toArray()).as(golden).hasSameSizeAs(expected);
        assertThat(sigmas.toArray()).as(golden).containsExactly(expected, within(1e-9));
    }

    @Test
    void everyScheduleFallsToZeroAtAnyNumberOfSteps() {
        for (NoiseSchedule noise : new NoiseSchedule[] {SD, SD.rescaleZeroTerminalSnr()}) {
            for (Schedule schedule : Schedule.values()) {
                for (int steps : new int[] {1, 2, 3, 7, 50, 99, 333, 1000}) {
                    double[] sigmas = schedule.sigmas(noise, steps).toArray();
                    assertThat(sigmas).as("%s, %d steps", schedule, steps).doesNotHaveDuplicates();
                    assertThat(sigmas[sigmas.length - 1]).isZero();
                    if (schedule != Schedule.BETA) {
                        assertThat(sigmas).hasSize(steps + 1);
                    }
                }
            }
        }
    }

    @Test
    void trailingStartsFromPureNoise() {
        NoiseSchedule rescaled = SD.rescaleZeroTerminalSnr();
        assertThat(Schedule.TRAILING.sigmas(rescaled, 20).timestep(0)).isEqualTo(999);
        assertThat(Schedule.TRAILING.sigmas(rescaled, 20).first()).isEqualTo(rescaled.sigmaMax());
    }

    @Test
    void stepsOutsideTheTrainingScheduleAreRefused() {
        for (int steps : new int[] {-1, 0, 1001}) {
            assertThatThrownBy(() -> Schedule.KARRAS.sigmas(SD, steps))
                    .isInstanceOfSatisfying(
                            EngineException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.BAD_REQUEST))
                    .hasMessage("The number of steps must be from 1 to 1000, but is %d.", steps);
        }
    }

    @Test
    void schedulesAreFoundByEveryNameInUse() {
        assertThat(Schedule.byName("karras")).isEqualTo(Schedule.KARRAS);
        assertThat(Schedule.byName("SGM Uniform")).isEqualTo(Schedule.SGM_UNIFORM);
        assertThat(Schedule.byName("Uniform")).isEqualTo(Schedule.NORMAL);
        assertThat(Schedule.byName("DDIM")).isEqualTo(Schedule.DDIM_UNIFORM);
        assertThat(Schedule.byName("leading")).isEqualTo(Schedule.DDIM_UNIFORM);
        assertThatThrownBy(() -> Schedule.byName("karas"))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("Did you mean \"Karras\"?");
    }
}
