package org.scumble.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Every sampler, with both predictions, against diffusers or k-diffusion (`golden/sampling.py`):
/// all latents of a 20-step trajectory, in the variance-preserving scale of the model's input.
class SamplerTrajectoryTest {
    private static final int STEPS = 20;
    private static final Offset<Float> TOLERANCE = Offset.offset(1e-4f);
    private static final NoiseSchedule NOISE = ToyModel.STABLE_DIFFUSION;
    private static final Npz GOLDEN = Npz.read("trajectories.npz");

    @Test
    void ddimIsThatOfDiffusers() {
        Sampler ddim = Samplers.DDIM.sampler();
        assertFollows("diffusers_ddim", ddim, ddim.sigmas(Schedule.DDIM_UNIFORM, NOISE, STEPS));
    }

    @Test
    void ddpmIsThatOfDiffusers() {
        assertFollows("diffusers_ddpm", Samplers.DDPM, Schedule.DDIM_UNIFORM);
    }

    @Test
    void eulerIsThatOfDiffusersAndOfKDiffusion() {
        assertFollows("diffusers_euler", Samplers.EULER, Schedule.NORMAL);
        assertFollows("diffusers_euler_leading", Samplers.EULER, Schedule.DDIM_UNIFORM);
        assertFollows("k_euler", Samplers.EULER, Schedule.KARRAS);
    }

    @Test
    void eulerWithZeroTerminalSnrIsThatOfDiffusers() {
        NoiseSchedule rescaled = NOISE.rescaleZeroTerminalSnr();
        assertFollows(
                "diffusers_euler_zero_snr_v",
                Samplers.EULER.sampler(),
                rescaled,
                Schedule.TRAILING.sigmas(rescaled, STEPS),
                Prediction.V);
    }

    @Test
    void eulerAncestralIsThatOfDiffusersAndOfKDiffusion() {
        assertFollows("diffusers_euler_a", Samplers.EULER_ANCESTRAL, Schedule.NORMAL);
        assertFollows("k_euler_a", Samplers.EULER_ANCESTRAL, Schedule.KARRAS);
    }

    @Test
    void heunIsThatOfDiffusersAndOfKDiffusion() {
        assertFollows("diffusers_heun", Samplers.HEUN, Schedule.NORMAL);
        assertFollows("k_heun", Samplers.HEUN, Schedule.KARRAS);
    }

    @Test
    void lmsIsThatOfDiffusersAndOfKDiffusion() {
        assertFollows("diffusers_lms", Samplers.LMS, Schedule.NORMAL);
        assertFollows("k_lms", Samplers.LMS, Schedule.KARRAS);
    }

    @Test
    void dpm2IsThatOfDiffusersAndOfKDiffusion() {
        assertFollows("diffusers_dpm2", Samplers.DPM2, Schedule.NORMAL);
        assertFollows("k_dpm2", Samplers.DPM2, Schedule.KARRAS);
    }

    @Test
    void dpm2AncestralIsThatOfDiffusersAndOfKDiffusion() {
        assertFollows("diffusers_dpm2_a", Samplers.DPM2_ANCESTRAL, Schedule.NORMAL);
        assertFollows("k_dpm2_a", Samplers.DPM2_ANCESTRAL, Schedule.KARRAS);
    }

    @Test
    void dpmPp2sAncestralIsThatOfKDiffusion() {
        assertFollows("k_dpmpp_2s_a", Samplers.DPMPP_2S_ANCESTRAL, Schedule.KARRAS);
    }

    @Test
    void dpmPp2mIsThatOfDiffusersAndOfKDiffusion() {
        assertFollows("diffusers_dpmpp_2m", Samplers.DPMPP_2M, timestepsOf("dpmpp_2m"));
        assertFollows("k_dpmpp_2m", Samplers.DPMPP_2M, Schedule.KARRAS);
    }

    @Test
    void dpmPpSdeIsThatOfDiffusersAndOfKDiffusion() {
        assertFollows("diffusers_dpmpp_sde", Samplers.DPMPP_SDE, Schedule.NORMAL);
        assertFollows("k_dpmpp_sde", Samplers.DPMPP_SDE, Schedule.KARRAS);
    }

    @Test
    void dpmPp2mSdeIsThatOfDiffusersAndOfKDiffusion() {
        assertFollows("diffusers_dpmpp_2m_sde", Samplers.DPMPP_2M_SDE, timestepsOf("dpmpp_2m_sde"));
        assertFollows("k_dpmpp_2m_sde", Samplers.DPMPP_2M_SDE, Schedule.KARRAS);
    }

    @Test
    void dpmPp3mSdeIsThatOfKDiffusion() {
        assertFollows("k_dpmpp_3m_sde", Samplers.DPMPP_3M_SDE, Schedule.KARRAS);
    }

    @Test
    void uniPcIsThatOfDiffusers() {
        assertFollows("diffusers_unipc", Samplers.UNIPC, timestepsOf("unipc"));
    }

    @Test
    void lcmIsThatOfDiffusers() {
        assertFollows("diffusers_lcm", Samplers.LCM, timestepsOf("lcm"));
    }

    /// The timesteps diffusers chose, where its rounding is its own.
    private static Sigmas timestepsOf(String sampler) {
        return Sigmas.ofTimesteps(NOISE, GOLDEN.doubles("timesteps_" + sampler));
    }

    private static void assertFollows(String golden, Samplers sampler, Schedule schedule) {
        assertFollows(golden, sampler, schedule.sigmas(NOISE, STEPS));
    }

    private static void assertFollows(String golden, Samplers sampler, Sigmas sigmas) {
        assertFollows(golden, sampler.sampler(), sigmas);
    }

    private static void assertFollows(String golden, Sampler sampler, Sigmas sigmas) {
        assertFollows(golden + "_epsilon", sampler, NOISE, sigmas, Prediction.EPSILON);
        assertFollows(golden + "_v", sampler, NOISE, sigmas, Prediction.V);
    }

    private static void assertFollows(
            String golden,
            Sampler sampler,
            NoiseSchedule noise,
            Sigmas sigmas,
            Prediction prediction) {
        float[] expected = GOLDEN.floats(golden);
        int size = expected.length / (STEPS + 1);
        List<float[]> states = new ArrayList<>();
        sampler.sample(
                new ToyModel(prediction, noise),
                Noising.start(Arrays.copyOf(expected, size), sigmas.first()),
                sigmas,
                new GivenNoise(size),
                (done, total, x, denoised) ->
                        states.add(Latents.scale(Prediction.inputScale(sigmas.at(done)), x)));
        assertThat(states).hasSize(STEPS);
        for (int step = 1; step <= STEPS; step++) {
            float[] state = states.get(step - 1);
            for (int i = 0; i < size; i++) {
                assertThat(state[i])
                        .as("%s, value %d after step %d", golden, i, step)
                        .isCloseTo(expected[step * size + i], TOLERANCE);
            }
        }
    }

    /// The noises the references were given, one after another.
    private static final class GivenNoise implements NoiseSource {
        private final float[] all = GOLDEN.floats("noise");
        private final int size;
        private int drawn;

        GivenNoise(int size) {
            this.size = size;
        }

        @Override
        public float[] noise(double fromSigma, double toSigma) {
            drawn++;
            return Arrays.copyOfRange(all, (drawn - 1) * size, drawn * size);
        }
    }
}
