package org.scumble.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.scumble.engine.EngineException;

class SamplerChoiceTest {
    @Test
    void oldNamesCarryTheirSchedule() {
        assertThat(SamplerChoice.parse("DPM++ 2M Karras"))
                .isEqualTo(choice(Samplers.DPMPP_2M, Schedule.KARRAS));
        assertThat(SamplerChoice.parse("DPM++ 2M SDE Exponential"))
                .isEqualTo(choice(Samplers.DPMPP_2M_SDE, Schedule.EXPONENTIAL));
        assertThat(SamplerChoice.parse("Euler SGM Uniform"))
                .isEqualTo(choice(Samplers.EULER, Schedule.SGM_UNIFORM));
    }

    @Test
    void newNamesComeInTwoParts() {
        assertThat(SamplerChoice.parse("Euler a", "Karras"))
                .isEqualTo(choice(Samplers.EULER_ANCESTRAL, Schedule.KARRAS));
        assertThat(SamplerChoice.parse("DPM++ 2M Karras", "beta"))
                .isEqualTo(choice(Samplers.DPMPP_2M, Schedule.BETA));
    }

    @Test
    void withoutAScheduleItIsTheUsualOne() {
        NoiseSchedule noise = ToyModel.STABLE_DIFFUSION;
        SamplerChoice choice = new SamplerChoice(Samplers.DPMPP_2M, Optional.empty());
        assertThat(SamplerChoice.parse("dpmpp_2m")).isEqualTo(choice);
        assertThat(SamplerChoice.parse("dpmpp_2m", "Automatic")).isEqualTo(choice);
        assertThat(choice.sigmas(noise, 9).toArray())
                .isEqualTo(Schedule.KARRAS.sigmas(noise, 9).toArray());
    }

    @Test
    void unknownPartsAreNamed() {
        assertThatThrownBy(() -> SamplerChoice.parse("Eular Karras"))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("no sampler called \"Eular\"");
        assertThatThrownBy(() -> SamplerChoice.parse("Euler", "steep"))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("no schedule called \"steep\"");
    }

    private static SamplerChoice choice(Samplers sampler, Schedule schedule) {
        return new SamplerChoice(sampler, Optional.of(schedule));
    }
}
