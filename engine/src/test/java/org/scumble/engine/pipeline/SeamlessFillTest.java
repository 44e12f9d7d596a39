package org.scumble.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scumble.engine.InpaintOptions;
import org.scumble.engine.InpaintOptions.Processing;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Infill;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;
import org.scumble.engine.metrics.Seam;
import org.scumble.engine.sampling.GaussianNoise;
import org.scumble.engine.sampling.MaskedDenoiser;
import org.scumble.engine.sampling.NoiseSchedule;
import org.scumble.engine.sampling.Noising;
import org.scumble.engine.sampling.Samplers;
import org.scumble.engine.sampling.Sigmas;
import org.scumble.engine.sampling.TorchRandom;

/// Where nothing new is painted, no edge may be seen: a model that answers the original, in place
/// of an autoencoder the pixels themselves, and all that is ours in between.
class SeamlessFillTest {
    private static final int WIDTH = 264;
    private static final int HEIGHT = 200;
    private static final double MOST = 1.0;
    private static final double STRENGTH = 0.6;
    private static final PictureLimits LIMITS = PictureLimits.of(8, 128, 128);
    private static final NoiseSchedule NOISE = NoiseSchedule.scaledLinear(1000, 0.00085, 0.012);

    /// The colour of a pixel, 0 to 255.
    private interface Picture {
        double at(int x, int y, int channel);
    }

    static List<Arguments> cases() {
        Random random = new Random(5);
        double[] grain = random.doubles(WIDTH * HEIGHT * 3L, -40, 40).toArray();
        List<Arguments> cases = new ArrayList<>();
        for (Processing processing : List.of(Processing.MODEL_SIZE, Processing.AS_IS)) {
            for (Integer blend : Arrays.asList(null, 0)) {
                cases.add(
                        Arguments.of("flat", processing, blend, raster((x, y, c) -> 90 + 40 * c)));
                cases.add(
                        Arguments.of(
                                "gradient",
                                processing,
                                blend,
                                raster((x, y, c) -> 40 + 0.5 * x + 0.3 * y - 20 * c)));
                cases.add(
                        Arguments.of(
                                "texture",
                                processing,
                                blend,
                                raster((x, y, c) -> 128 + grain[(y * WIDTH + x) * 3 + c])));
                cases.add(
                        Arguments.of(
                                "photo",
                                processing,
                                blend,
                                raster((x, y, c) -> photo(x, y, c, grain))));
            }
        }
        return cases;
    }

    /// A horizon under a graded sky, hills, a bright disc, and a little grain over all.
    private static double photo(int x, int y, int c, double[] grain) {
        double hills = 120 + 14 * Math.sin(x / 21.0) + 6 * Math.sin(x / 7.0);
        double sky = 200 - 0.6 * y - 25 * c * (y / 200.0);
        double ground = 50 + 30 * (c == 1 ? 1 : 0.4) + 18 * Math.sin(x / 3.0) * Math.cos(y / 4.0);
        double disc = Math.hypot(x - 150, y - 60) < 22 ? 40 : 0;
        return (y < hills ? sky + disc : ground) + grain[(y * WIDTH + x) * 3 + c] / 8;
    }

    @ParameterizedTest(name = "{0}, {1}, blend {2}")
    @MethodSource("cases")
    void showsNoEdge(String name, Processing processing, @Nullable Integer blend, Raster picture) {
        assertThat(excess(picture, processing, blend, 0, true)).isLessThanOrEqualTo(MOST);
    }

    @ParameterizedTest(name = "{0}, {1}, blend {2}")
    @MethodSource("cases")
    void aShiftOfAllColoursLeavesNone(
            String name, Processing processing, @Nullable Integer blend, Raster picture) {
        assertThat(excess(picture, processing, blend, 6, true)).isLessThanOrEqualTo(MOST);
    }

    @Test
    void unmatchedAndUnblendedTheShiftShows() {
        Raster flat = raster((x, y, c) -> 90 + 40 * c);

        assertThat(excess(flat, Processing.AS_IS, 0, 6, false)).isGreaterThan(MOST);
    }

    /// How much more the pixels along the edge differ than in the picture itself.
    private static double excess(
            Raster picture,
            Processing processing,
            @Nullable Integer blend,
            int shift,
            boolean match) {
        Mask mask = disc();
        InpaintOptions options =
                new InpaintOptions(null, null, blend, null, Infill.ORIGINAL, processing, match);
        InpaintPlan plan = InpaintPlan.of(WIDTH, HEIGHT, mask, STRENGTH, options, LIMITS);
        Box context = plan.context();
        Ground ground = new Ground(picture, mask);
        Raster filled =
                ground.filled(context, plan.paintWidth(), plan.paintHeight(), options.infill());
        Mask latents = Surroundings.greatest(plan.denoise(), plan.paintWidth(), plan.paintHeight());

        Raster painted = shifted(sampled(filled, latents), shift);
        Joint joint = new Joint(picture, plan, options.colourMatch());
        Mask changed =
                Surroundings.greatest(latents, context.width(), context.height()).threshold(1);
        Raster result = joint.whole(joint.patch(painted, context, changed));

        Mask composite = plan.composite();
        return Seam.across(result.crop(context), composite)
                - Seam.across(picture.crop(context), composite);
    }

    /// What a sampler makes of the latents with a model that knows the answer.
    private static Raster sampled(Raster filled, Mask mask) {
        float[] original = filled.toPlanes();
        float[] noise = new TorchRandom(1).normal(original.length);
        Sigmas sigmas =
                Samplers.DPMPP_2M
                        .sampler()
                        .sigmas(Samplers.DPMPP_2M.usualSchedule(NOISE), NOISE, 10)
                        .forStrength(STRENGTH);
        MaskedDenoiser masked =
                new MaskedDenoiser(
                        (x, sigma) -> original.clone(),
                        sigmas,
                        original,
                        noise,
                        Surroundings.shares(mask));
        float[] latents =
                Samplers.DPMPP_2M
                        .sampler()
                        .sample(
                                masked,
                                Noising.add(original, noise, sigmas.first()),
                                sigmas,
                                new GaussianNoise(original.length, new TorchRandom(2)),
                                (done, total, x, denoised) -> {});
        return Raster.fromPlanes(masked.finish(latents), filled.width(), filled.height());
    }

    private static Raster shifted(Raster picture, int shift) {
        Raster shifted = Raster.blank(picture.width(), picture.height());
        for (int i = 0; i < shifted.rgba().length; i++) {
            int more = i % 4 == 3 ? 0 : shift;
            shifted.rgba()[i] = (byte) Math.clamp((picture.rgba()[i] & 0xff) + (long) more, 0, 255);
        }
        return shifted;
    }

    private static Mask disc() {
        byte[] values = new byte[WIDTH * HEIGHT];
        for (int i = 0; i < values.length; i++) {
            boolean inside = Math.hypot(i % WIDTH - 130, i / WIDTH - 100) < 40;
            values[i] = (byte) (inside ? 255 : 0);
        }
        return new Mask(WIDTH, HEIGHT, values);
    }

    private static Raster raster(Picture picture) {
        Raster raster = Raster.blank(WIDTH, HEIGHT);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int at = raster.index(x, y);
                for (int c = 0; c < 3; c++) {
                    raster.rgba()[at + c] =
                            (byte) Math.round(Math.clamp(picture.at(x, y, c), 0, 255));
                }
                raster.rgba()[at + 3] = (byte) 255;
            }
        }
        return raster;
    }
}
