package org.scumble.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;

/// What holds for every sampler.
class SamplersTest {
    private static final int SIZE = 16;
    private static final NoiseSchedule SD = ToyModel.STABLE_DIFFUSION;

    @Test
    void everySamplerReportsEveryStep() {
        for (Samplers sampler : Samplers.values()) {
            for (int steps : new int[] {1, 2, 3, 11}) {
                Sigmas sigmas = sampler.sampler().sigmas(sampler.usualSchedule(SD), SD, steps);
                List<Integer> reported = new ArrayList<>();
                sampler.sampler()
                        .sample(
                                new ToyModel(Prediction.V, SD),
                                start(sigmas),
                                sigmas,
                                noise(),
                                (done, total, latents, denoised) -> {
                                    assertThat(total).isEqualTo(steps);
                                    reported.add(done);
                                });
                assertThat(reported).as("%s", sampler).hasSize(steps).isSorted().endsWith(steps);
            }
        }
    }

    @Test
    void everySamplerFindsTheDataWhenTheModelKnowsIt() {
        float[] data = new TorchRandom(3).normal(SIZE);
        for (Samplers sampler : Samplers.values()) {
            Sigmas sigmas = sampler.usualSchedule(SD).sigmas(SD, 12);
            float[] end =
                    sampler.sampler()
                            .sample(
                                    (x, sigma) -> data.clone(),
                                    start(sigmas),
                                    sigmas,
                                    noise(),
                                    (done, total, latents, denoised) -> {});
            for (int i = 0; i < SIZE; i++) {
                assertThat(end[i]).as("%s", sampler).isCloseTo(data[i], Offset.offset(2e-3f));
            }
        }
    }

    @Test
    void noSamplerChangesTheLatentsItIsGiven() {
        for (Samplers sampler : Samplers.values()) {
            Sigmas sigmas = Schedule.NORMAL.sigmas(SD, 4);
            float[] x = start(sigmas);
            float[] before = x.clone();
            run(sampler, x, sigmas);
            assertThat(x).as("%s", sampler).isEqualTo(before);
        }
    }

    @Test
    void samplersKeepNothingFromRunToRun() {
        for (Samplers sampler : Samplers.values()) {
            Sigmas sigmas = Schedule.NORMAL.sigmas(SD, 6);
            float[] first = run(sampler, start(sigmas), sigmas);
            assertThat(run(sampler, start(sigmas), sigmas)).as("%s", sampler).isEqualTo(first);
        }
    }

    @Test
    void imageToImageRunsOnlyTheTail() {
        for (Samplers sampler : Samplers.values()) {
            Sigmas tail = Schedule.KARRAS.sigmas(SD, 10).forStrength(0.5);
            float[] image = new TorchRandom(5).normal(SIZE);
            float[] x = Noising.add(image, new TorchRandom(6).normal(SIZE), tail.first());
            AtomicInteger steps = new AtomicInteger();
            sampler.sampler()
                    .sample(
                            new ToyModel(Prediction.EPSILON, SD),
                            x,
                            tail,
                            noise(),
                            (done, total, latents, denoised) -> steps.set(done));
            assertThat(steps).as("%s", sampler).hasValue(5);
        }
    }

    @Test
    void onlyStochasticSamplersAskForNoise() {
        for (Samplers sampler : Samplers.values()) {
            Sigmas sigmas = Schedule.KARRAS.sigmas(SD, 5);
            AtomicInteger drawn = new AtomicInteger();
            sampler.sampler()
                    .sample(
                            new ToyModel(Prediction.V, SD),
                            start(sigmas),
                            sigmas,
                            (from, to) -> {
                                assertThat(from).isGreaterThan(to);
                                drawn.incrementAndGet();
                                return new float[SIZE];
                            },
                            (done, total, latents, denoised) -> {});
            assertThat(drawn.get() > 0)
                    .as("%s", sampler)
                    .isEqualTo(sampler.noise() != Samplers.NoiseKind.NONE);
        }
    }

    @Test
    void aThrowingListenerStopsTheRun() {
        EngineException cancelled = new EngineException(Reason.CANCELLED, "Stopped.");
        for (Samplers sampler : Samplers.values()) {
            Sigmas sigmas = Schedule.KARRAS.sigmas(SD, 5);
            assertThatThrownBy(
                            () ->
                                    sampler.sampler()
                                            .sample(
                                                    new ToyModel(Prediction.V, SD),
                                                    start(sigmas),
                                                    sigmas,
                                                    noise(),
                                                    (done, total, latents, denoised) -> {
                                                        assertThat(done).isLessThan(3);
                                                        if (done == 2) {
                                                            throw cancelled;
                                                        }
                                                    }))
                    .isSameAs(cancelled);
        }
    }

    @Test
    void samplersAreFoundByEveryNameInUse() {
        assertThat(Samplers.byName("DPM++ 2M")).isEqualTo(Samplers.DPMPP_2M);
        assertThat(Samplers.byName("dpmpp_2m")).isEqualTo(Samplers.DPMPP_2M);
        assertThat(Samplers.byName("DPMSolverMultistepScheduler")).isEqualTo(Samplers.DPMPP_2M);
        assertThat(Samplers.byName("euler a")).isEqualTo(Samplers.EULER_ANCESTRAL);
        assertThat(Samplers.byName("euler_ancestral")).isEqualTo(Samplers.EULER_ANCESTRAL);
        assertThat(Samplers.byName("DPM++ 2S a")).isEqualTo(Samplers.DPMPP_2S_ANCESTRAL);
        assertThat(Samplers.byName("uni_pc")).isEqualTo(Samplers.UNIPC);
        for (Samplers sampler : Samplers.values()) {
            assertThat(Samplers.byName(sampler.id())).isEqualTo(sampler);
            assertThat(Samplers.byName(sampler.label())).isEqualTo(sampler);
        }
    }

    @Test
    void noNameMeansTwoSamplers() {
        assertThat(
                        Arrays.stream(Samplers.values())
                                .flatMap(
                                        sampler ->
                                                Stream.concat(
                                                                Stream.of(
                                                                        sampler.id(),
                                                                        sampler.label()),
                                                                sampler.aliases().stream())
                                                        .map(Named::plain)
                                                        .distinct()))
                .doesNotHaveDuplicates();
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearestAndAll() {
        assertThatThrownBy(() -> Samplers.byName("DPM++ 2N"))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.BAD_REQUEST))
                .hasMessageStartingWith(
                        "There is no sampler called \"DPM++ 2N\". Did you mean \"DPM++ 2M\"? Known"
                                + " are: Euler, Euler a, ")
                .hasMessageEndingWith("UniPC, LCM.");
    }

    @Test
    void zeroTerminalSnrIsSampledFromItsVeryEnd() {
        assertThat(Samplers.DDIM.usualSchedule(SD)).isEqualTo(Schedule.DDIM_UNIFORM);
        assertThat(Samplers.DDIM.usualSchedule(SD.rescaleZeroTerminalSnr()))
                .isEqualTo(Schedule.TRAILING);
    }

    @Test
    void someSamplersLeaveOutThePenultimateLevelOfOneStepMore() {
        double[] finer = Schedule.KARRAS.sigmas(SD, 11).toArray();
        for (Samplers sampler :
                List.of(Samplers.DPM2, Samplers.DPM2_ANCESTRAL, Samplers.DPMPP_3M_SDE)) {
            Sigmas sigmas = sampler.sampler().sigmas(Schedule.KARRAS, SD, 10);
            assertThat(sigmas.steps()).as("%s", sampler).isEqualTo(10);
            assertThat(sigmas.at(9)).as("%s", sampler).isEqualTo(finer[9]);
            assertThat(sigmas.last()).as("%s", sampler).isZero();
        }
    }

    @Test
    void ddimEndsAtTheSmallestTrainedNoiseLevel() {
        Sigmas sigmas = Samplers.DDIM.sampler().sigmas(Schedule.DDIM_UNIFORM, SD, 10);
        assertThat(sigmas.last()).isEqualTo(SD.sigmaMin());
        float[] end = run(Samplers.DDIM, start(sigmas), sigmas);
        float[] unscaled =
                new Euler()
                        .sample(
                                new ToyModel(Prediction.EPSILON, SD),
                                start(sigmas),
                                sigmas,
                                noise(),
                                (done, total, latents, denoised) -> {});
        assertThat(end).isEqualTo(Latents.scale(Prediction.inputScale(SD.sigmaMin()), unscaled));
    }

    private static float[] run(Samplers sampler, float[] x, Sigmas sigmas) {
        return sampler.sampler()
                .sample(
                        new ToyModel(Prediction.EPSILON, SD),
                        x,
                        sigmas,
                        noise(),
                        (done, total, latents, denoised) -> {});
    }

    private static float[] start(Sigmas sigmas) {
        return Noising.start(new TorchRandom(1).normal(SIZE), sigmas.first());
    }

    private static NoiseSource noise() {
        return new GaussianNoise(SIZE, new TorchRandom(2));
    }
}
