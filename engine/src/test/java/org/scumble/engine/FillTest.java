package org.scumble.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.GenerationRequest.Inpaint;
import org.scumble.engine.GenerationRequest.Outpaint;
import org.scumble.engine.GenerationRequest.TextToImage;
import org.scumble.engine.InpaintOptions.Processing;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Infill;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.PngWriter;
import org.scumble.engine.image.Raster;
import org.scumble.engine.pipeline.InpaintPlan;

/// Painting into pictures and beyond their sides, with tiny models.
class FillTest {
    private static final int WIDTH = 90;
    private static final int HEIGHT = 61;
    private static final Box HOLE = new Box(30, 20, 22, 17);

    @TempDir private static Path cache;
    private static Engine engine;
    private static Path model;

    @TempDir private Path folder;

    @BeforeAll
    static void open() throws IOException {
        model = small(TinyModels.copy("sd15", cache.resolve("sd15")));
        engine = Engine.open(new EngineOptions(cache, cache, Device.CPU, 1));
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    /// As if it had learned from small pictures, which saves time.
    private static Path small(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("scumble.json"),
                """
                {"width": 32, "height": 32, "steps": 3, "sampler": "ddim",
                 "schedule": "automatic", "guidanceScale": 5}
                """);
        return folder;
    }

    // What changes and what does not.

    @ParameterizedTest
    @EnumSource(Processing.class)
    void outsideThePlansReachEveryByteStays(Processing processing) {
        InpaintOptions options = InpaintOptions.AUTO.withProcessing(processing);
        Raster before = colours(WIDTH, HEIGHT);
        Inpaint request = inpaint(before, HOLE::contains, 1, options);

        GenerationResult result = run(request);

        InpaintPlan plan =
                InpaintPlan.of(
                        WIDTH,
                        HEIGHT,
                        mask(WIDTH, HEIGHT, HOLE::contains),
                        1,
                        options,
                        Engine.describe(model).limits());
        Raster after = result.image();
        int changed = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                Box context = plan.context();
                boolean replaced =
                        context.contains(x, y)
                                && plan.composite().get(x - context.x(), y - context.y()) > 0;
                if (same(before, after, x, y)) {
                    continue;
                }
                assertThat(replaced).as("%d, %d".formatted(x, y)).isTrue();
                changed += HOLE.contains(x, y) ? 1 : 0;
            }
        }
        assertThat(changed).isGreaterThan((int) HOLE.area() * 9 / 10);
    }

    @Test
    void thePatchOnThePictureIsTheResult() {
        Raster before = colours(WIDTH, HEIGHT);

        GenerationResult result = run(inpaint(before, HOLE::contains, 0.7, InpaintOptions.AUTO));

        Patch patch = result.patch();
        assertThat(patch).isNotNull();
        assertThat(patch.area().contains(HOLE)).isTrue();
        assertThat(before.laid(patch.image(), patch.area().x(), patch.area().y()).rgba())
                .isEqualTo(result.image().rgba());
        assertThat(run(new TextToImage(settings())).patch()).isNull();
    }

    @Test
    void transparentPixelsArePaintedToo() {
        Raster before = colours(WIDTH, HEIGHT);
        Box gap = new Box(70, 5, 8, 8);
        for (int y = gap.y(); y < gap.bottom(); y++) {
            for (int x = gap.x(); x < gap.right(); x++) {
                before.rgba()[before.index(x, y) + 3] = 0;
            }
        }

        Raster after = run(inpaint(before, HOLE::contains, 0.8, InpaintOptions.AUTO)).image();

        assertThat(after.isOpaque()).isTrue();
        assertThat(run(inpaint(before, (x, y) -> false, 1, InpaintOptions.AUTO)).image().isOpaque())
                .isTrue();
    }

    @Test
    void aMaskOfAnotherSizeIsScaled() throws IOException {
        Raster before = colours(WIDTH, HEIGHT);
        Path picture = write("picture.png", before);
        Path mask = write("mask.png", mask(9, 6, (x, y) -> x >= 6).toRaster());
        InpaintOptions bare =
                new InpaintOptions(0, 0, 0, 8, Infill.ORIGINAL, Processing.AS_IS, false);

        Raster after =
                run(new Inpaint(settings(), picture.toString(), mask.toString(), 1, bare)).image();

        assertThat(same(before, after, 50, 30)).isTrue();
        assertThat(same(before, after, 75, 30)).isFalse();
    }

    /// Where much is shown around it, it is painted very small.
    @Test
    void theSmallestMaskIsPainted() {
        Raster before = colours(400, 300);
        InpaintOptions wide =
                new InpaintOptions(0, 0, 0, 400, Infill.ORIGINAL, Processing.MODEL_SIZE, false);

        Raster after = run(inpaint(before, (x, y) -> x == 200 && y == 150, 1, wide)).image();

        assertThat(same(before, after, 200, 150)).isFalse();
        assertThat(same(before, after, 201, 150)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"10, 0, 0, 0", "0, 7, 0, 0", "0, 0, 12, 3", "5, 6, 7, 8"})
    void extendsAPictureByWhatIsAsked(int left, int right, int top, int bottom) {
        Raster before = colours(WIDTH, HEIGHT);

        GenerationResult result = run(outpaint(before, left, right, top, bottom, 1));

        Raster after = result.image();
        assertThat(after.width()).isEqualTo(WIDTH + left + right);
        assertThat(after.height()).isEqualTo(HEIGHT + top + bottom);
        assertThat(after.isOpaque()).isTrue();
        assertThat(same(before, after.crop(new Box(left, top, WIDTH, HEIGHT)), 45, 30)).isTrue();
        Patch patch = result.patch();
        assertThat(patch).isNotNull();
        Raster extended = Raster.blank(after.width(), after.height()).laid(before, left, top);
        assertThat(extended.laid(patch.image(), patch.area().x(), patch.area().y()).rgba())
                .isEqualTo(after.rgba());
    }

    @Test
    void anExtendedPictureHasNoGapWhateverTheBlend() {
        InpaintOptions inward =
                new InpaintOptions(0, 0, 16, null, Infill.ORIGINAL, Processing.AUTO, true);
        Path picture = write("picture.png", colours(WIDTH, HEIGHT));

        Raster after =
                run(new Outpaint(settings(), picture.toString(), 0, 20, 0, 0, 1, inward)).image();

        assertThat(after.isOpaque()).isTrue();
    }

    @Test
    void strengthZeroShowsTheInfillAlone() {
        Raster before = colours(WIDTH, HEIGHT);
        List<Progress.Event> events = new ArrayList<>();
        Inpaint kept = inpaint(before, HOLE::contains, 0, InpaintOptions.AUTO);
        Inpaint grey =
                inpaint(before, HOLE::contains, 0, InpaintOptions.AUTO.withInfill(Infill.NEUTRAL));

        Raster unchanged =
                engine.generate(kept, events::add, new Cancellation()).getFirst().image();

        assertThat(unchanged.rgba()).isEqualTo(before.rgba());
        assertThat(events).noneMatch(Progress.Step.class::isInstance);
        assertThat(same(before, run(grey).image(), 41, 28)).isFalse();
    }

    // Two passes, series, progress, inpainting models.

    @Test
    void largeRegionsTakeTwoPasses() {
        Raster before = colours(WIDTH, HEIGHT);
        Box region = new Box(10, 10, 60, 40);
        List<Progress.Step> steps = new ArrayList<>();

        engine.generate(
                inpaint(before, region::contains, 1, InpaintOptions.AUTO),
                event -> {
                    if (event instanceof Progress.Step step) {
                        steps.add(step);
                    }
                },
                new Cancellation());

        assertThat(steps).extracting(Progress.Step::step).containsExactly(1, 2, 3, 4);
        assertThat(steps).extracting(Progress.Step::steps).containsOnly(4); // 3, and 0.4 of them
    }

    @ParameterizedTest
    @ValueSource(strings = {"ddim", "euler_a", "dpmpp_2m_sde"})
    void aSeriesIsItsPicturesOneByOne(String sampler) {
        Inpaint first =
                inpaint(
                        colours(WIDTH, HEIGHT),
                        HOLE::contains,
                        1,
                        InpaintOptions.AUTO.withInfill(Infill.NOISE));
        GenerationSettings settings = with(sampler);

        List<GenerationResult> series =
                engine.generate(
                        first.withSettings(settings.withSeed(7, 2)),
                        Progress.NONE,
                        new Cancellation());

        for (GenerationResult picture : series) {
            GenerationRequest alone = first.withSettings(settings.withSeed(picture.seed(), 1));
            assertThat(picture.image().rgba()).isEqualTo(run(alone).image().rgba());
        }
        assertThat(series.get(0).image().rgba()).isNotEqualTo(series.get(1).image().rgba());
    }

    @Test
    void cancellingEndsAFillWithinAStep() {
        Inpaint request = inpaint(colours(WIDTH, HEIGHT), HOLE::contains, 1, InpaintOptions.AUTO);
        Cancellation cancellation = new Cancellation();
        List<Progress.Event> after = new ArrayList<>();

        EngineException end =
                refused(
                        Reason.CANCELLED,
                        () ->
                                engine.generate(
                                        request,
                                        event -> {
                                            if (cancellation.isRequested()) {
                                                after.add(event);
                                            }
                                            if (event instanceof Progress.Step) {
                                                cancellation.cancel();
                                            }
                                        },
                                        cancellation));

        assertThat(end).hasMessage("Cancelled.");
        assertThat(after).isEmpty();
    }

    @Test
    void anInpaintingModelFillsAndPaintsFromWordsToo() throws IOException {
        Path inpainting = small(TinyModels.inpainting(folder.resolve("inpainting")));
        GenerationSettings settings = TinyModels.settings(inpainting);
        Raster before = colours(WIDTH, HEIGHT);
        Inpaint request = inpaint(before, HOLE::contains, 1, InpaintOptions.AUTO);

        assertThat(Engine.describe(inpainting).runnable()).isTrue();
        assertThat(same(before, run(request.withSettings(settings)).image(), 41, 28)).isFalse();
        Raster fromWords = run(new TextToImage(settings)).image();
        assertThat(fromWords.width()).isEqualTo(32);
        assertThat(run(new TextToImage(settings.withPrompt("a hill"))).image().rgba())
                .isNotEqualTo(fromWords.rgba());
        assertThat(engine.benchmark(inpainting, 32, 1, new Cancellation()).stepSeconds())
                .isPositive();
    }

    // What cannot be is refused, in words that help.

    @Test
    void nothingMaskedIsRefused() {
        Inpaint request = inpaint(colours(WIDTH, HEIGHT), (x, y) -> false, 1, InpaintOptions.AUTO);

        assertThat(refused(Reason.BAD_REQUEST, () -> run(request)))
                .hasMessageContaining("Nothing is masked");
    }

    @Test
    void filesThatAreNotThereOrNoPicturesAreRefused() throws IOException {
        String picture = write("picture.png", colours(8, 8)).toString();
        String gone = folder.resolve("gone.png").toString();
        String text = Files.writeString(folder.resolve("text.png"), "no picture").toString();
        String empty = Files.createFile(folder.resolve("empty.png")).toString();

        assertThat(refused(Reason.NOT_FOUND, () -> run(fill(picture, gone))))
                .hasMessageContaining("gone.png");
        assertThat(refused(Reason.NOT_FOUND, () -> run(fill(gone, picture))))
                .hasMessageContaining("gone.png");
        refused(Reason.BAD_FILE, () -> run(fill(picture, text)));
        refused(Reason.BAD_FILE, () -> run(fill(text, picture)));
        refused(Reason.BAD_FILE, () -> run(fill(picture, empty)));
        refused(Reason.BAD_REQUEST, () -> fill(picture, " "));
        refused(Reason.BAD_REQUEST, () -> fill("", picture));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void anImpossibleStrengthIsRefused(double strength) {
        assertThat(
                        refused(
                                Reason.BAD_REQUEST,
                                () ->
                                        new Inpaint(
                                                settings(),
                                                "a.png",
                                                "b.png",
                                                strength,
                                                InpaintOptions.AUTO)))
                .hasMessageContaining("from 0 to 1");
        refused(Reason.BAD_REQUEST, () -> sides(1, 1, 1, 1, strength));
    }

    @Test
    void impossibleSidesAreRefused() {
        assertThat(refused(Reason.BAD_REQUEST, () -> sides(-1, 0, 0, 8, 1)))
                .hasMessageContaining("-1")
                .hasMessageContaining("left");
        assertThat(refused(Reason.BAD_REQUEST, () -> sides(0, 0, 0, 20_000, 1)))
                .hasMessageContaining("bottom");
        assertThat(refused(Reason.BAD_REQUEST, () -> sides(0, 0, 0, 0, 1)))
                .hasMessageContaining("at least one side");
    }

    @Test
    void moreThanMemoryHoldsIsRefused() {
        Path picture = write("picture.png", colours(2, 2));
        Outpaint request =
                new Outpaint(
                        settings(),
                        picture.toString(),
                        16384,
                        16384,
                        16384,
                        0,
                        1,
                        InpaintOptions.AUTO);

        assertThat(refused(Reason.BAD_REQUEST, () -> run(request)))
                .hasMessageContaining("32770 x 16386");
    }

    @Test
    void impossibleLengthsAreRefused() {
        for (Integer[] lengths :
                List.of(
                        new Integer[] {-1, null, null, null},
                        new Integer[] {null, -1, null, null},
                        new Integer[] {null, null, 20_000, null},
                        new Integer[] {null, null, null, -5})) {
            refused(
                    Reason.BAD_REQUEST,
                    () ->
                            new InpaintOptions(
                                    lengths[0],
                                    lengths[1],
                                    lengths[2],
                                    lengths[3],
                                    Infill.BLUR,
                                    Processing.AUTO,
                                    true));
        }
    }

    @Test
    void aSizeByHandOffTheGridIsRefused() {
        GenerationSettings odd =
                new GenerationSettings(
                        model.toString(),
                        null,
                        "",
                        "",
                        33,
                        32,
                        3,
                        "ddim",
                        "automatic",
                        1,
                        0,
                        7,
                        1,
                        0,
                        GenerationSettings.RandomSource.CPU,
                        null,
                        List.of());
        Inpaint request =
                inpaint(
                        colours(WIDTH, HEIGHT),
                        HOLE::contains,
                        1,
                        InpaintOptions.AUTO.withProcessing(Processing.MANUAL));

        assertThat(refused(Reason.BAD_REQUEST, () -> run(request.withSettings(odd))))
                .hasMessageContaining("multiples of 2");
    }

    private Inpaint fill(String picture, String mask) {
        return new Inpaint(settings(), picture, mask, 1, InpaintOptions.AUTO);
    }

    private static Outpaint sides(int left, int right, int top, int bottom, double strength) {
        return new Outpaint(
                settings(), "a.png", left, right, top, bottom, strength, InpaintOptions.AUTO);
    }

    private Inpaint inpaint(
            Raster picture,
            BiPredicate<Integer, Integer> masked,
            double strength,
            InpaintOptions options) {
        return new Inpaint(
                settings(),
                write("picture.png", picture).toString(),
                write("mask.png", mask(picture.width(), picture.height(), masked).toRaster())
                        .toString(),
                strength,
                options);
    }

    private Outpaint outpaint(
            Raster picture, int left, int right, int top, int bottom, double strength) {
        return new Outpaint(
                settings(),
                write("picture.png", picture).toString(),
                left,
                right,
                top,
                bottom,
                strength,
                InpaintOptions.AUTO);
    }

    private static GenerationSettings settings() {
        return TinyModels.settings(model);
    }

    private static GenerationSettings with(String sampler) {
        GenerationSettings usual = settings();
        return new GenerationSettings(
                usual.model(),
                null,
                usual.prompt(),
                usual.negativePrompt(),
                usual.width(),
                usual.height(),
                usual.steps(),
                sampler,
                usual.schedule(),
                usual.guidanceScale(),
                0,
                usual.seed(),
                1,
                0,
                usual.random(),
                null,
                List.of());
    }

    private static GenerationResult run(GenerationRequest request) {
        return engine.generate(request, Progress.NONE, new Cancellation()).getFirst();
    }

    private Path write(String name, Raster picture) {
        Path file = folder.resolve(name);
        PngWriter.write(picture, Map.of(), file);
        return file;
    }

    private static boolean same(Raster a, Raster b, int x, int y) {
        for (int c = 0; c < Raster.CHANNELS; c++) {
            if (a.get(x, y, c) != b.get(x, y, c)) {
                return false;
            }
        }
        return true;
    }

    private static Mask mask(int width, int height, BiPredicate<Integer, Integer> masked) {
        byte[] values = new byte[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (masked.test(i % width, i / width) ? 255 : 0);
        }
        return new Mask(width, height, values);
    }

    private static Raster colours(int width, int height) {
        Raster raster = Raster.blank(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = raster.index(x, y);
                raster.rgba()[at] = (byte) (x * 255 / width);
                raster.rgba()[at + 1] = (byte) (y * 255 / height);
                raster.rgba()[at + 2] = (byte) (80 + (x * y) % 37);
                raster.rgba()[at + 3] = (byte) 255;
            }
        }
        return raster;
    }

    private static EngineException refused(Reason reason, ThrowingCallable call) {
        @Nullable EngineException refusal = catchThrowableOfType(EngineException.class, call);
        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
        return refusal;
    }
}
