package org.scumble.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.scumble.engine.EngineException;

class SigmasTest {
    private static final NoiseSchedule SD = ToyModel.STABLE_DIFFUSION;

    @Test
    void timestepsAndNoiseLevelsNameTheSameTrajectory() {
        Sigmas byTimestep = Sigmas.ofTimesteps(SD, 901, 500.5, 1);
        Sigmas bySigma = Sigmas.of(SD, byTimestep.toArray());
        assertThat(bySigma.steps()).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            assertThat(bySigma.timestep(i)).isCloseTo(byTimestep.timestep(i), within(1e-9));
        }
        assertThat(byTimestep.last()).isZero();
    }

    @Test
    void noiseLevelsMustFall() {
        assertThatThrownBy(() -> Sigmas.of(SD, 3, 5, 0)).isInstanceOf(EngineException.class);
        assertThatThrownBy(() -> Sigmas.of(SD, 3, 3, 0)).isInstanceOf(EngineException.class);
        assertThatThrownBy(() -> Sigmas.of(SD, 3, -1)).isInstanceOf(EngineException.class);
        assertThatThrownBy(() -> Sigmas.of(SD, Double.NaN, 0)).isInstanceOf(EngineException.class);
    }

    @Test
    void strengthRunsTheTailThatDiffusersRuns() {
        Sigmas sigmas = Schedule.KARRAS.sigmas(SD, 50);
        assertThat(sigmas.forStrength(0.8).steps()).isEqualTo(40);
        assertThat(sigmas.forStrength(0.8).first()).isEqualTo(sigmas.at(10));
        assertThat(sigmas.forStrength(0.8).timestep(0)).isEqualTo(sigmas.timestep(10));
        assertThat(sigmas.forStrength(1).steps()).isEqualTo(50);
        assertThat(sigmas.forStrength(0.001).steps()).isEqualTo(1);
        assertThat(sigmas.forStrength(0).steps()).isZero();
        assertThat(sigmas.forStrength(0).first()).isZero();
        assertThatThrownBy(() -> sigmas.forStrength(1.2))
                .isInstanceOf(EngineException.class)
                .hasMessage("The strength must be from 0 to 1, but is 1.2.");
        assertThatThrownBy(() -> sigmas.forStrength(Double.NaN))
                .isInstanceOf(EngineException.class);
    }

    @Test
    void anEndAboveZeroReplacesTheLastLevel() {
        Sigmas ending = Sigmas.of(SD, 10, 5, 0).endingAt(2);
        assertThat(ending.toArray()).containsExactly(10, 5, 2);
        assertThat(Sigmas.of(SD, 10, 2, 0).endingAt(2).toArray()).containsExactly(10, 2, 0);
    }

    @Test
    void thePenultimateLevelCanBeLeftOut() {
        Sigmas shorter = Sigmas.of(SD, 10, 5, 1, 0).withoutPenultimate();
        assertThat(shorter.toArray()).containsExactly(10, 5, 0);
        assertThat(shorter.steps()).isEqualTo(2);
    }

    @Test
    void theArrayIsACopy() {
        Sigmas sigmas = Sigmas.of(SD, 10, 0);
        sigmas.toArray()[0] = 3;
        assertThat(sigmas.first()).isEqualTo(10);
    }
}
