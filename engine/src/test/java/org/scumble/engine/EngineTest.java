package org.scumble.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.GenerationRequest.ImageToImage;
import org.scumble.engine.GenerationRequest.TextToImage;
import org.scumble.engine.GenerationSettings.RandomSource;
import org.scumble.engine.image.ImageCodec;
import org.scumble.engine.image.PngWriter;
import org.scumble.engine.image.Raster;
import org.scumble.engine.image.Resampling;
import org.scumble.engine.metrics.Psnr;
import org.scumble.engine.sampling.NoiseSchedule;
import org.scumble.engine.sampling.Prediction;
import org.scumble.engine.sampling.TorchRandom;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.SafetensorsWriter;
import org.scumble.engine.weights.SchedulerConfig;

class EngineTest {
    private static final Path MODEL = TinyModels.folder("sd15");

    @TempDir private static Path cache;
    private static Engine engine;

    @TempDir private Path folder;

    @BeforeAll
    static void open() {
        engine = Engine.open(new EngineOptions(cache, cache, Device.CPU, 1));
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    // What cannot be is refused, in words that help.

    @ParameterizedTest
    @CsvSource({"paintbrush, automatic, Euler a", "euler, wobbly, Karras"})
    void anUnknownSamplerOrScheduleIsRefusedWithTheKnownOnes(
            String sampler, String schedule, String known) {
        GenerationSettings settings = with(base(), 32, 24, 3, sampler, schedule, 5, 0);

        EngineException refusal = refused(Reason.BAD_REQUEST, () -> paint(settings));

        assertThat(refusal).hasMessageContaining(known);
    }

    @Test
    void aSizeOffTheGridIsRefusedWithTheNearestOne() {
        GenerationSettings settings = with(base(), 33, 64, 3, "ddim", "automatic", 5, 0);

        EngineException refusal = refused(Reason.BAD_REQUEST, () -> paint(settings));

        assertThat(refusal).hasMessageContaining("multiples of 2").hasMessageContaining("34 x 64");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -64, 20_000})
    void anImpossibleWidthIsRefusedWithThePossibleOnes(int width) {
        GenerationSettings settings = with(base(), width, 64, 3, "ddim", "automatic", 5, 0);

        EngineException refusal = refused(Reason.BAD_REQUEST, () -> paint(settings));

        assertThat(refusal).hasMessageContaining("width").hasMessageContaining("from 8 to 16384");
    }

    @Test
    void moreClipSkipThanLayersIsRefused() {
        GenerationSettings settings = with(base(), 32, 24, 3, "ddim", "automatic", 5, 12);

        EngineException refusal = refused(Reason.BAD_REQUEST, () -> paint(settings));

        assertThat(refusal).hasMessageContaining("choose at most");
    }

    @Test
    void aMissingModelIsNotFound() {
        Path missing = folder.resolve("gone.safetensors");

        EngineException refusal =
                refused(Reason.NOT_FOUND, () -> paint(TinyModels.settings(missing)));

        assertThat(refusal).hasMessageContaining("gone.safetensors").hasMessageContaining("Check");
    }

    @Test
    void aTruncatedModelIsABadFile() throws IOException {
        Path model = TinyModels.copy("sd15", folder.resolve("model"));
        truncate(model.resolve("unet/diffusion_pytorch_model.safetensors"));

        EngineException refusal = refused(Reason.BAD_FILE, () -> paint(TinyModels.settings(model)));

        assertThat(refusal).hasMessageContaining("incomplete").hasMessageContaining("again");
    }

    @Test
    void aStartingPictureThatIsMissingIsRefusedBeforeAnyStep() {
        List<Progress.Event> events = new ArrayList<>();
        GenerationRequest request =
                new ImageToImage(base(), folder.resolve("gone.png").toString(), 0.5);

        refused(Reason.NOT_FOUND, () -> engine.generate(request, events::add, new Cancellation()));

        assertThat(events).containsExactly(new Progress.Preparing("Opening the model"));
    }

    @Test
    void noiseThatCouldNotBeWrittenIsRefusedBeforeAnythingElse() {
        List<Progress.Event> events = new ArrayList<>();
        LatentFiles latents = new LatentFiles(null, folder.resolve("gone/noise.safetensors"));

        refused(
                Reason.CANNOT_WRITE,
                () ->
                        engine.generate(
                                new TextToImage(base()), latents, events::add, new Cancellation()));

        assertThat(events).isEmpty();
    }

    @Test
    void theEngineWorksOnAfterARefusal() {
        refused(Reason.NOT_FOUND, () -> paint(TinyModels.settings(folder.resolve("gone"))));

        assertThat(paint(base()).width()).isEqualTo(32);
    }

    @Test
    void runningOutOfMemoryIsAnErrorLikeAnyOther() {
        EngineException end =
                refused(
                        Reason.OUT_OF_MEMORY,
                        () ->
                                engine.generate(
                                        new TextToImage(base()),
                                        event -> {
                                            if (event instanceof Progress.Step) {
                                                throw new OutOfMemoryError();
                                            }
                                        },
                                        new Cancellation()));

        assertThat(end).hasMessageContaining("smaller size");
        assertThat(paint(base()).width()).isEqualTo(32);
    }

    // A request decides its picture.

    @ParameterizedTest
    @ValueSource(strings = {"sd15", "sd2v", "sdxl"})
    void theSameRequestIsTheSamePictureAlsoInAnotherEngine(String model) {
        GenerationSettings settings = TinyModels.settings(TinyModels.folder(model));
        byte[] first = paint(settings).rgba();

        assertThat(paint(settings).rgba()).isEqualTo(first);
        try (Engine other = Engine.open(new EngineOptions(folder, folder, Device.CPU, 1))) {
            assertThat(paint(other, settings).rgba()).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ddim", "euler_a", "dpmpp_2m_sde"})
    void aSeriesIsItsPicturesOneByOne(String sampler) {
        GenerationSettings settings = with(base(), 32, 24, 3, sampler, "automatic", 5, 0);

        List<GenerationResult> series = generate(settings.withSeed(7, 3));

        assertThat(series).extracting(GenerationResult::seed).containsExactly(7L, 8L, 9L);
        assertThat(series).extracting(GenerationResult::index).containsExactly(0, 1, 2);
        for (GenerationResult picture : series) {
            assertThat(picture.image().rgba())
                    .isEqualTo(paint(settings.withSeed(picture.seed(), 1)).rgba());
        }
        assertThat(series.get(0).image().rgba()).isNotEqualTo(series.get(1).image().rgba());
    }

    @Test
    void anotherAutoencoderDevelopsThePicture() {
        byte[] own = paint(base()).rgba();

        assertThat(paint(vae(MODEL)).rgba()).isEqualTo(own);
        assertThat(paint(vae(TinyModels.folder("sd2v"))).rgba()).isNotEqualTo(own);
        Path missing = folder.resolve("gone.safetensors");
        assertThat(refused(Reason.NOT_FOUND, () -> paint(vae(missing))))
                .hasMessageContaining("gone.safetensors");
    }

    @Test
    void whatTheModelPredictsMayBeTold() {
        GenerationSettings own = base();
        byte[] epsilon = paint(own).rgba();

        assertThat(paint(with(own, RandomSource.CPU, SchedulerConfig.Prediction.EPSILON)).rgba())
                .isEqualTo(epsilon);
        assertThat(paint(with(own, RandomSource.CPU, SchedulerConfig.Prediction.V)).rgba())
                .isNotEqualTo(epsilon);
        assertThat(paint(own).rgba()).isEqualTo(epsilon);
    }

    @Test
    void wordsBeyondTheFirstWindowCount() {
        String window = "a ".repeat(75);

        assertThat(paint(base().withPrompt(window + "lighthouse")).rgba())
                .isNotEqualTo(paint(base().withPrompt(window)).rgba())
                .isNotEqualTo(paint(base().withPrompt(window + "tree")).rgba());
    }

    @Test
    void promptEditingChangesThePictureOnItsWay() {
        byte[] edited = paint(base().withPrompt("[hill:sea:0.5]")).rgba();

        assertThat(edited)
                .isNotEqualTo(paint(base().withPrompt("hill")).rgba())
                .isNotEqualTo(paint(base().withPrompt("sea")).rgba());
    }

    @Test
    void onlyGuidanceHeedsTheNegativePrompt() {
        String longer = "blurry ".repeat(90);

        assertThat(paint(negative(1, longer)).rgba()).isEqualTo(paint(negative(1, "")).rgba());
        assertThat(paint(negative(5, longer)).rgba()).isNotEqualTo(paint(negative(5, "")).rgba());
    }

    @Test
    void anEmptyNegativePromptIsWhatTheModelSaysItIs() throws IOException {
        Path zeros = TinyModels.folder("sdxl");
        Path words = TinyModels.copy("sdxl", folder.resolve("words"));
        Path index = words.resolve("model_index.json");
        Files.writeString(
                index,
                Files.readString(index)
                        .replace(
                                "\"force_zeros_for_empty_prompt\": true",
                                "\"force_zeros_for_empty_prompt\": false"));

        byte[] ofZeros = paint(negative(zeros, 5, " ")).rgba();
        byte[] ofWords = paint(negative(words, 5, "")).rgba();

        assertThat(ofZeros).isNotEqualTo(ofWords);
        assertThat(paint(negative(zeros, 5, "")).rgba()).isEqualTo(ofZeros);
        assertThat(paint(negative(zeros, 5, "fog")).rgba())
                .isEqualTo(paint(negative(words, 5, "fog")).rgba());
    }

    @Test
    void networksThatAreNotAppliedAreReportedOnce() {
        GenerationSettings settings =
                negative(5, "fog <lora:my style:0.5>")
                        .withPrompt("a hill <lora:my style:0.8> <what:ever>");
        List<String> notices = new ArrayList<>();

        engine.generate(
                new TextToImage(settings.withSeed(1, 2)),
                event -> {
                    if (event instanceof Progress.Notice notice) {
                        notices.add(notice.text());
                    }
                },
                new Cancellation());

        assertThat(notices)
                .containsExactly(
                        "There is no LoRA called 'my style': it is not applied. Add its file to the"
                                + " LoRAs, or correct the name.",
                        "The tag <what:ever> is not applied: Scumble does not know that kind of network.");
        assertThat(paint(settings).rgba())
                .isEqualTo(paint(negative(5, "fog").withPrompt("a hill")).rgba());
    }

    @Test
    void everySamplerAndScheduleRunsAsFewStepsAsOneAndReportsEach() {
        for (Engine.Choice sampler : Engine.samplers()) {
            assertReportsSteps(1, sampler.id(), "automatic");
            assertReportsSteps(4, sampler.id(), "automatic");
        }
        for (Engine.Choice schedule : Engine.schedules()) {
            assertReportsSteps(1, "euler", schedule.id());
        }
    }

    // A picture to start from.

    @Test
    void strengthZeroGivesTheScaledPicture() {
        Path init = picture(48, 48);

        Raster kept = paint(engine, new ImageToImage(base(), init.toString(), 0));

        assertThat(kept.rgba()).isEqualTo(Resampling.lanczos(ImageCodec.read(init), 32, 24).rgba());
    }

    @Test
    void moreStrengthMovesFurtherAway() {
        Path init = picture(32, 24);
        byte[] little = paint(engine, new ImageToImage(base(), init.toString(), 0.34)).rgba();
        byte[] wholly = paint(engine, new ImageToImage(base(), init.toString(), 1)).rgba();

        assertThat(little).isNotEqualTo(wholly);
        assertThatThrownBy(() -> new ImageToImage(base(), init.toString(), 1.5))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("from 0 to 1");
    }

    // Noise from elsewhere.

    @Test
    void savedNoiseGivesTheSamePictures() {
        Path noise = folder.resolve("noise.safetensors");
        List<GenerationResult> saved =
                engine.generate(
                        new TextToImage(base().withSeed(7, 2)),
                        new LatentFiles(null, noise),
                        Progress.NONE,
                        new Cancellation());

        List<GenerationResult> loaded =
                engine.generate(
                        new TextToImage(base().withSeed(99, 2)),
                        new LatentFiles(noise, null),
                        Progress.NONE,
                        new Cancellation());

        for (int i = 0; i < 2; i++) {
            assertThat(loaded.get(i).image().rgba()).isEqualTo(saved.get(i).image().rgba());
        }
    }

    /// Its k-diffusion samplers start from less than unit variance, which shows at a low noise
    /// level; DDIM and UniPC do not.
    @ParameterizedTest
    @CsvSource({"euler, true", "lcm, true", "ddim, false", "unipc, false"})
    void pureNoiseOfGpuSeedsIsScaledAsInAutomatic1111(String sampler, boolean less) {
        double sigma = NoiseSchedule.scaledLinear(1000, 0.00085, 0.012).sigma(1);
        float[] noise = new TorchRandom(1).normal(4 * 12 * 16);
        GenerationSettings cpu = with(base(), 32, 24, 1, sampler, "ddim_uniform", 5, 0);

        Raster theirs = paint(with(cpu, RandomSource.GPU, null), noise, 1);

        double scale = less ? sigma * Prediction.inputScale(sigma) : 1;
        assertThat(Psnr.between(theirs, paint(cpu, noise, scale))).isGreaterThan(60);
        assertThat(theirs.rgba()).isNotEqualTo(paint(cpu, noise, 0.5).rgba());
    }

    @Test
    void noiseOfAnotherShapeIsRefused() {
        Path noise = folder.resolve("noise.safetensors");
        engine.generate(
                new TextToImage(base()),
                new LatentFiles(null, noise),
                Progress.NONE,
                new Cancellation());
        GenerationSettings other = with(base(), 64, 24, 3, "ddim", "automatic", 5, 0);

        EngineException refusal =
                refused(
                        Reason.BAD_REQUEST,
                        () ->
                                engine.generate(
                                        new TextToImage(other),
                                        new LatentFiles(noise, null),
                                        Progress.NONE,
                                        new Cancellation()));

        assertThat(refusal)
                .hasMessageContaining("[1, 4, 12, 16]")
                .hasMessageContaining("[1, 4, 12, 32]");
    }

    // Progress and cancellation.

    @Test
    void progressIsCompleteAndInOrder() {
        List<String> events = new ArrayList<>();

        engine.generate(
                new TextToImage(base().withSeed(1, 2)),
                event -> events.add(word(event)),
                new Cancellation());

        assertThat(events)
                .containsExactly(
                        "Opening the model",
                        "Reading the prompt",
                        "Getting the model ready; the first time takes longest",
                        "0: 1/3",
                        "0: 2/3",
                        "0: 3/3",
                        "0 decoding",
                        "0 finished",
                        "1: 1/3",
                        "1: 2/3",
                        "1: 3/3",
                        "1 decoding",
                        "1 finished");
    }

    @Test
    void everyStepHasAPreview() {
        List<Raster> previews = new ArrayList<>();

        engine.generate(
                new TextToImage(with(base(), 320, 64, 2, "euler", "automatic", 5, 0)),
                event -> {
                    if (event instanceof Progress.Step step) {
                        assertThat(step.timeLeft()).isGreaterThanOrEqualTo(Duration.ZERO);
                        previews.add(step.preview().get());
                    }
                },
                new Cancellation());

        assertThat(previews)
                .hasSize(2)
                .allSatisfy(
                        preview -> {
                            assertThat(preview.width()).isBetween(2, 32);
                            assertThat(preview.height()).isBetween(2, 32);
                        });
    }

    @Test
    void cancellingEndsTheRunWithinAStepAndKeepsWhatIsDone() {
        Cancellation cancellation = new Cancellation();
        List<String> events = new ArrayList<>();

        refused(
                Reason.CANCELLED,
                () ->
                        engine.generate(
                                new TextToImage(base().withSeed(1, 3)),
                                event -> {
                                    events.add(word(event));
                                    if (word(event).equals("1: 1/3")) {
                                        cancellation.cancel();
                                    }
                                },
                                cancellation));

        assertThat(events).contains("0 finished").endsWith("1: 1/3");
    }

    @Test
    void aRunCancelledBeforehandDoesNothing() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        List<Progress.Event> events = new ArrayList<>();

        refused(
                Reason.CANCELLED,
                () -> engine.generate(new TextToImage(base()), events::add, cancellation));

        assertThat(events).isEmpty();
    }

    // The rest of the door.

    @Test
    void countsTokensOfAPrompt() {
        assertThat(engine.countTokens(MODEL, "a, b")).isEqualTo(new Engine.TokenCount(3, 75));
        assertThat(engine.countTokens(MODEL, "a ".repeat(76)))
                .isEqualTo(new Engine.TokenCount(76, 150));
    }

    @Test
    void describesAModel() {
        ModelInfo info = Engine.describe(MODEL);

        assertThat(info.name()).isEqualTo("sd15");
        assertThat(info.runnable()).isTrue();
        assertThat(info.grid()).isEqualTo(2);
    }

    @Test
    void benchmarksAModelAndRefusesImpossibleMeasurements() {
        Benchmark result = engine.benchmark(MODEL, 32, 1, new Cancellation());

        assertThat(result.size()).isEqualTo(32);
        assertThat(result.stepSeconds()).isPositive();
        assertThat(result.decodeSeconds()).isPositive();
        refused(Reason.BAD_REQUEST, () -> engine.benchmark(MODEL, 33, 1, new Cancellation()));
        refused(Reason.BAD_REQUEST, () -> engine.benchmark(MODEL, 32, 0, new Cancellation()));
    }

    private static void assertReportsSteps(int steps, String sampler, String schedule) {
        List<String> reported = new ArrayList<>();
        engine.generate(
                new TextToImage(with(base(), 16, 16, steps, sampler, schedule, 5, 0)),
                event -> {
                    if (event instanceof Progress.Step) {
                        reported.add(word(event));
                    }
                },
                new Cancellation());
        assertThat(reported).as("%s, %s", sampler, schedule).hasSize(steps);
        assertThat(reported.getLast()).isEqualTo("0: " + steps + "/" + steps);
    }

    private static String word(Progress.Event event) {
        return switch (event) {
            case Progress.Preparing preparing -> preparing.what();
            case Progress.Notice notice -> notice.text();
            case Progress.Step step ->
                    "%d: %d/%d".formatted(step.picture(), step.step(), step.steps());
            case Progress.Working working -> working.what();
            case Progress.Decoding decoding -> decoding.picture() + " decoding";
            case Progress.Finished finished -> finished.result().index() + " finished";
        };
    }

    private static EngineException refused(Reason reason, ThrowingCallable work) {
        EngineException refusal = catchThrowableOfType(EngineException.class, work);
        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason);
        return refusal;
    }

    private static GenerationSettings base() {
        return TinyModels.settings(MODEL);
    }

    private static GenerationSettings with(
            GenerationSettings s,
            int width,
            int height,
            int steps,
            String sampler,
            String schedule,
            double guidance,
            int clipSkip) {
        return new GenerationSettings(
                s.model(),
                s.vae(),
                s.prompt(),
                s.negativePrompt(),
                width,
                height,
                steps,
                sampler,
                schedule,
                guidance,
                s.guidanceRescale(),
                s.seed(),
                s.count(),
                clipSkip,
                s.random(),
                s.prediction(),
                List.of());
    }

    private static GenerationSettings vae(Path file) {
        GenerationSettings s = base();
        return new GenerationSettings(
                s.model(),
                file.toString(),
                s.prompt(),
                s.negativePrompt(),
                s.width(),
                s.height(),
                s.steps(),
                s.sampler(),
                s.schedule(),
                s.guidanceScale(),
                s.guidanceRescale(),
                s.seed(),
                s.count(),
                s.clipSkip(),
                s.random(),
                s.prediction(),
                List.of());
    }

    private static GenerationSettings negative(double guidance, String prompt) {
        return negative(MODEL, guidance, prompt);
    }

    private static GenerationSettings negative(Path model, double guidance, String prompt) {
        GenerationSettings s = TinyModels.settings(model);
        return new GenerationSettings(
                s.model(),
                s.vae(),
                s.prompt(),
                prompt,
                s.width(),
                s.height(),
                s.steps(),
                s.sampler(),
                s.schedule(),
                guidance,
                s.guidanceRescale(),
                s.seed(),
                s.count(),
                s.clipSkip(),
                s.random(),
                s.prediction(),
                List.of());
    }

    private static GenerationSettings with(
            GenerationSettings s,
            RandomSource random,
            SchedulerConfig.@Nullable Prediction prediction) {
        return new GenerationSettings(
                s.model(),
                s.vae(),
                s.prompt(),
                s.negativePrompt(),
                s.width(),
                s.height(),
                s.steps(),
                s.sampler(),
                s.schedule(),
                s.guidanceScale(),
                s.guidanceRescale(),
                s.seed(),
                s.count(),
                s.clipSkip(),
                random,
                prediction,
                List.of());
    }

    private static List<GenerationResult> generate(GenerationSettings settings) {
        return engine.generate(new TextToImage(settings), Progress.NONE, new Cancellation());
    }

    /// A picture from given noise, scaled.
    private Raster paint(GenerationSettings settings, float[] noise, double scale) {
        float[] scaled = new float[noise.length];
        for (int i = 0; i < noise.length; i++) {
            scaled[i] = (float) (scale * noise[i]);
        }
        Path file = folder.resolve("noise.safetensors");
        SafetensorsWriter.write(
                file, Map.of("latents", HostTensor.of(scaled, 1, 4, 12, 16)), Map.of());
        return engine.generate(
                        new TextToImage(settings),
                        new LatentFiles(file, null),
                        Progress.NONE,
                        new Cancellation())
                .getFirst()
                .image();
    }

    private static Raster paint(GenerationSettings settings) {
        return paint(engine, settings);
    }

    private static Raster paint(Engine engine, GenerationSettings settings) {
        return paint(engine, new TextToImage(settings));
    }

    private static Raster paint(Engine engine, GenerationRequest request) {
        return engine.generate(request, Progress.NONE, new Cancellation()).getFirst().image();
    }

    private Path picture(int width, int height) {
        Raster raster = Raster.blank(width, height);
        new Random(3).nextBytes(raster.rgba());
        for (int i = 3; i < raster.rgba().length; i += Raster.CHANNELS) {
            raster.rgba()[i] = (byte) 255;
        }
        Path file = folder.resolve("init.png");
        PngWriter.write(raster, Map.of(), file);
        return file;
    }

    private static void truncate(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(Files.size(file) / 2);
        }
    }
}
