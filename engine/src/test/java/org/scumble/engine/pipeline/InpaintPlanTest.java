package org.scumble.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.scumble.engine.EngineException;
import org.scumble.engine.InpaintOptions;
import org.scumble.engine.InpaintOptions.Processing;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Infill;
import org.scumble.engine.image.Mask;
import org.scumble.engine.stage.PictureSize;

class InpaintPlanTest {
    private static final PictureLimits SD15 = PictureLimits.of(8, 512, 512);

    // What holds for any mask in any picture.

    @ParameterizedTest
    @EnumSource(Processing.class)
    void anyPlanKeepsItsPromises(Processing processing) {
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            int width = 1 + random.nextInt(900);
            int height = 1 + random.nextInt(900);
            int left = random.nextInt(width);
            int top = random.nextInt(height);
            Box masked =
                    new Box(
                            left,
                            top,
                            1 + random.nextInt(width - left),
                            1 + random.nextInt(height - top));
            double strength = random.nextInt(5) / 4.0;
            InpaintOptions options =
                    new InpaintOptions(
                            maybe(random, 40),
                            maybe(random, 90),
                            maybe(random, 60),
                            maybe(random, 300),
                            Infill.ORIGINAL,
                            processing,
                            true);

            InpaintPlan plan =
                    InpaintPlan.of(
                            width,
                            height,
                            mask(width, height, masked::contains),
                            strength,
                            options,
                            SD15,
                            new PictureSize(384, 640));

            assertSound(plan, masked, width, height);
        }
    }

    private static void assertSound(InpaintPlan plan, Box masked, int width, int height) {
        Box context = plan.context();
        assertThat(plan.maskBounds()).isEqualTo(masked);
        assertThat(Box.of(width, height).contains(context)).isTrue();
        assertThat(context.contains(masked)).isTrue();
        assertThat(context.width() % 8 == 0 || context.width() == width).isTrue();
        assertThat(context.height() % 8 == 0 || context.height() == height).isTrue();
        assertThat(plan.paintWidth()).isPositive().matches(side -> side % 8 == 0);
        assertThat(plan.paintHeight()).isPositive().matches(side -> side % 8 == 0);
        InpaintPlan.Refinement refinement = plan.refinement();
        if (refinement != null) {
            assertThat(context.contains(refinement.area())).isTrue();
            Box denoised = plan.denoise().bounds().moved(context.x(), context.y());
            assertThat(refinement.area().contains(denoised)).isTrue();
            assertThat(refinement.width()).isPositive().matches(side -> side % 8 == 0);
            assertThat(refinement.height()).isPositive().matches(side -> side % 8 == 0);
        }
        int most = 0;
        for (int y = 0; y < context.height(); y++) {
            for (int x = 0; x < context.width(); x++) {
                int denoise = plan.denoise().get(x, y);
                int composite = plan.composite().get(x, y);
                if (masked.contains(x + context.x(), y + context.y()) && denoise < 255) {
                    throw new AssertionError("masked, but repainted by " + denoise + " only");
                }
                if (denoise == 0 && composite > 0) {
                    throw new AssertionError("not repainted, but replaced by " + composite);
                }
                most = Math.max(most, composite);
            }
        }
        assertThat(most).isEqualTo(255);
    }

    private static @Nullable Integer maybe(Random random, int below) {
        return random.nextBoolean() ? random.nextInt(below) : null;
    }

    // The bands around a mask.

    @Test
    void bandsFollowTheMasksSizeAndTheStrength() {
        BiPredicate<Integer, Integer> disc = (x, y) -> Math.hypot(x - 500, y - 500) < 250;
        InpaintPlan whole = plan(1000, 1000, disc, 1, InpaintOptions.AUTO);
        InpaintPlan little = plan(1000, 1000, disc, 0.3, InpaintOptions.AUTO);

        // A tenth of the diagonal of 707 pixels, and four more.
        assertThat(reach(whole)).isBetween(74, 76);
        assertThat(reach(little)).isBetween(24, 26);
    }

    @Test
    void allOfTheMaskIsNewByDefault() {
        Box masked = new Box(300, 280, 90, 40);
        InpaintPlan plan = plan(700, 700, masked::contains, 1, InpaintOptions.AUTO);

        for (int y = masked.y(); y < masked.bottom(); y++) {
            for (int x = masked.x(); x < masked.right(); x++) {
                assertThat(plan.composite().get(x - plan.context().x(), y - plan.context().y()))
                        .isEqualTo(255);
            }
        }
    }

    @Test
    void aScratchIsNoLargeRegion() {
        InpaintPlan scratch =
                plan(1000, 1000, (x, y) -> Math.abs(x - y) < 3, 1, InpaintOptions.AUTO);

        assertThat(scratch.denoise().coverage()).isLessThan(0.12);
    }

    @Test
    void withoutBandsTheMaskAloneIsPainted() {
        Box masked = new Box(200, 200, 64, 64);
        InpaintOptions bare =
                new InpaintOptions(0, 0, 0, 64, Infill.ORIGINAL, Processing.AS_IS, false);

        InpaintPlan plan = plan(600, 600, masked::contains, 1, bare);

        Box own = masked.moved(-plan.context().x(), -plan.context().y());
        Mask alone = mask(plan.context().width(), plan.context().height(), own::contains);
        assertThat(plan.denoise().values()).isEqualTo(alone.values());
        assertThat(plan.composite().values()).isEqualTo(alone.values());
        assertThat(plan.context()).isEqualTo(new Box(136, 136, 192, 192));
        assertThat(plan.paintWidth()).isEqualTo(192);
    }

    @Test
    void aBlendWiderThanTheRegionStillEndsInIt() {
        InpaintOptions wide =
                new InpaintOptions(0, 0, 16384, null, Infill.ORIGINAL, Processing.AUTO, true);

        InpaintPlan plan = plan(64, 64, new Box(20, 20, 9, 9)::contains, 1, wide);

        Box context = plan.context();
        assertThat(plan.composite().get(24 - context.x(), 24 - context.y())).isEqualTo(255);
        assertThat(plan.composite().get(20 - context.x(), 24 - context.y())).isBetween(40, 60);
    }

    @Test
    void softMasksStaySoft() {
        byte[] values = new byte[400 * 100];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) Math.max(0, 255 - i % 400);
        }
        InpaintOptions bare =
                new InpaintOptions(0, 0, 0, 400, Infill.ORIGINAL, Processing.AS_IS, true);

        InpaintPlan plan = InpaintPlan.of(400, 100, new Mask(400, 100, values), 1, bare, SD15);

        assertThat(plan.denoise().get(5, 50)).isEqualTo(255);
        assertThat(plan.denoise().get(127, 50)).isEqualTo(128);
        assertThat(plan.denoise().get(300, 50)).isZero();
    }

    // Context and size.

    @ParameterizedTest
    @CsvSource({
        "1, 60, 512, 512, false", // in the model's own size
        "1, 120, 568, 568, false", // as it is
        "1, 200, 512, 512, true",
        "1, 800, 512, 512, true",
        "0.7, 800, 512, 512, true",
        "0.3, 800, 1024, 1024, false", // composed already
        "0.5, 40, 512, 512, false"
    })
    void regionsArePaintedNearTheModelsSize(
            double strength, int side, int width, int height, boolean twice) {
        Box masked = new Box(1000, 1000, side, side);

        InpaintPlan plan = plan(3000, 3000, masked::contains, strength, InpaintOptions.AUTO);

        assertThat(plan.paintWidth()).isEqualTo(width);
        assertThat(plan.paintHeight()).isEqualTo(height);
        assertThat(plan.twoPasses()).isEqualTo(twice);
    }

    @Test
    void theSecondPassSeesTheRegionAlone() {
        Box masked = new Box(1000, 1000, 600, 600);

        InpaintPlan plan = plan(6000, 4000, masked::contains, 1, InpaintOptions.AUTO);

        InpaintPlan.Refinement refinement = plan.refinement();
        assertThat(refinement).isNotNull();
        assertThat(refinement.area().width()).isLessThan(plan.context().width());
        assertThat(refinement.width()).isEqualTo(refinement.area().width()); // at its own size
        assertThat(refinement.strength()).isEqualTo(0.4);
    }

    @Test
    void paintingAnewTakesMoreOfTheSurroundingsThanChanging() {
        Box masked = new Box(1000, 1000, 400, 400);

        Box anew = plan(3000, 3000, masked::contains, 1, InpaintOptions.AUTO).context();
        Box changing = plan(3000, 3000, masked::contains, 0.5, InpaintOptions.AUTO).context();

        assertThat(anew.area()).isGreaterThan(2 * changing.area());
        assertThat(anew.contains(changing)).isTrue();
    }

    @Test
    void aFlatRegionGetsAContextThatModelsCanCompose() {
        Box context =
                plan(3000, 3000, new Box(200, 1500, 2600, 60)::contains, 1, InpaintOptions.AUTO)
                        .context();

        assertThat((double) context.height() / context.width()).isBetween(0.6, 1.0);
    }

    @Test
    void aSizeGivenByHandDecidesTheProportionToo() {
        InpaintOptions byHand = InpaintOptions.AUTO.withProcessing(Processing.MANUAL);

        InpaintPlan plan =
                InpaintPlan.of(
                        2000,
                        2000,
                        mask(2000, 2000, new Box(900, 900, 100, 100)::contains),
                        1,
                        byHand,
                        SD15,
                        new PictureSize(768, 384));

        assertThat(plan.paintWidth()).isEqualTo(768);
        assertThat(plan.paintHeight()).isEqualTo(384);
        assertThat(plan.context().width()).isEqualTo(2 * plan.context().height());
        assertThat(plan.twoPasses()).isFalse();
    }

    @Test
    void anEmptyMaskIsRefused() {
        assertThatThrownBy(() -> plan(64, 64, (x, y) -> false, 1, InpaintOptions.AUTO))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("Nothing is masked")
                .hasMessageContaining("white is painted");
    }

    private static InpaintPlan plan(
            int width,
            int height,
            BiPredicate<Integer, Integer> masked,
            double strength,
            InpaintOptions options) {
        return InpaintPlan.of(width, height, mask(width, height, masked), strength, options, SD15);
    }

    private static Mask mask(int width, int height, BiPredicate<Integer, Integer> masked) {
        byte[] values = new byte[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (masked.test(i % width, i / width) ? 255 : 0);
        }
        return new Mask(width, height, values);
    }

    /// How far to the right of the mask is repainted, in the row of its middle.
    private static int reach(InpaintPlan plan) {
        Box denoised = plan.denoise().bounds().moved(plan.context().x(), plan.context().y());
        return denoised.right() - plan.maskBounds().right();
    }
}
