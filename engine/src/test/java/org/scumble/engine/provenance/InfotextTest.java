package org.scumble.engine.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.scumble.engine.provenance.PictureSettings.Rng;
import org.scumble.engine.sampling.Samplers;
import org.scumble.engine.sampling.Schedule;

class InfotextTest {
    private static final String THREE = "Steps: 20, Seed: 1, Size: 64x64";

    @Test
    void readsWhatAutomatic1111Writes() {
        PictureSettings settings =
                parse(
                        """
                        a lighthouse, <lora:storm:0.8>
                        in (heavy rain:1.2)
                        Negative prompt: blurry,
                        flat
                        Steps: 20, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 7, \
                        Seed: 965400086, Size: 512x768, Model hash: 45dee52b1a, Model: name, \
                        Denoising strength: 0.4, Clip skip: 2, RNG: NV, Hires upscale: 2, \
                        Hires upscaler: R-ESRGAN 4x+, Lora hashes: "a: 0123456789ab, b: 0", \
                        TI hashes: "bad hands: 0123456789ab, easy: 0", \
                        Version: v1.10.1\
                        """);
        assertThat(settings)
                .isEqualTo(
                        PictureSettings.builder(
                                        "a lighthouse, <lora:storm:0.8>\nin (heavy rain:1.2)",
                                        "blurry,\nflat")
                                .steps(20)
                                .sampler("DPM++ 2M", "Karras")
                                .guidanceScale(7.0)
                                .seed(965400086L)
                                .size(512, 768)
                                .model("name", "45dee52b1a")
                                .denoisingStrength(0.4)
                                .clipSkip(2)
                                .rng(Rng.NV)
                                .other("Hires upscale", "2")
                                .other("Hires upscaler", "R-ESRGAN 4x+")
                                .other("Lora hashes", "a: 0123456789ab, b: 0")
                                .other("TI hashes", "bad hands: 0123456789ab, easy: 0")
                                .other("Version", "v1.10.1")
                                .build());
    }

    @Test
    void writesWhatAutomatic1111Reads() {
        PictureSettings settings =
                PictureSettings.builder("a lighthouse\nat dusk", "blurry")
                        .steps(30)
                        .sampler("dpmpp_2m", "karras")
                        .guidanceScale(7.5)
                        .seed(-1L)
                        .size(512, 768)
                        .model("night, v2", "45dee52b1a")
                        .rng(Rng.CPU)
                        .other("Tiling", "Tiling")
                        .build();
        assertThat(Infotext.write(settings))
                .isEqualTo(
                        """
                        a lighthouse
                        at dusk
                        Negative prompt: blurry
                        Steps: 30, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 7.5, \
                        Seed: 18446744073709551615, Size: 512x768, Model hash: 45dee52b1a, \
                        Model: "night, v2", RNG: CPU, Tiling\
                        """);
    }

    @Test
    void leavesOutWhatIsUsualAndFillsItIn() {
        String text =
                Infotext.write(
                        PictureSettings.builder("a boat", "")
                                .steps(20)
                                .sampler("Euler", "Automatic")
                                .seed(1L)
                                .clipSkip(1)
                                .rng(Rng.GPU)
                                .build());
        assertThat(text).isEqualTo("a boat\nSteps: 20, Sampler: Euler, Seed: 1");
        PictureSettings read = parse(text);
        assertThat(read.clipSkip()).isEqualTo(1);
        assertThat(read.rng()).isEqualTo(Rng.GPU);
        assertThat(read.schedule()).isEqualTo("Automatic");
        assertThat(read.width()).isNull();
    }

    @Test
    void threeSettingsMakeALastLineOfSettings() {
        assertThat(parse("a boat\n" + THREE).prompt()).isEqualTo("a boat");
        PictureSettings two = parse("a boat\nSteps: 20, Seed: 1");
        assertThat(two.prompt()).isEqualTo("a boat\nSteps: 20, Seed: 1");
        assertThat(two.steps()).isNull();
        assertThat(parse(THREE).prompt()).isEmpty();
        assertThat(parse("Negative prompt: rain\r\n" + THREE).negativePrompt()).isEqualTo("rain");
    }

    @Test
    void olderSamplerNamesCarryTheirSchedule() {
        PictureSettings settings = parse("x\n" + THREE + ", Sampler: DPM++ 2M SDE Karras");
        assertThat(settings.sampler()).isEqualTo("DPM++ 2M SDE");
        assertThat(settings.schedule()).isEqualTo("Karras");
    }

    @Test
    void unknownNamesStayAsTheyAre() {
        PictureSettings settings =
                parse("x\n" + THREE + ", Sampler: Restart, Schedule type: Align Your Steps");
        assertThat(settings.sampler()).isEqualTo("Restart");
        assertThat(settings.schedule()).isEqualTo("Align Your Steps");
    }

    @Test
    void impossibleValuesCountAsAbsent() {
        PictureSettings settings =
                parse(
                        "x\nSteps: -3, CFG scale: 1e999, Seed: 18446744073709551616, Size: 0x64,"
                                + " Clip skip: 99, Denoising strength: NaN, RNG: dice,"
                                + " Model hash: unknown");
        assertThat(settings)
                .isEqualTo(
                        PictureSettings.builder("x", "")
                                .sampler(null, "Automatic")
                                .size(null, 64)
                                .clipSkip(1)
                                .rng(Rng.GPU)
                                .build());
    }

    @Test
    void seedsAreSixtyFourBits() {
        assertThat(parse("x\nSeed: 18446744073709551615, Steps: 1, Size: 8x8").seed())
                .isEqualTo(-1);
        assertThat(parse("x\nSeed: -9223372036854775808, Steps: 1, Size: 8x8").seed())
                .isEqualTo(Long.MIN_VALUE);
        assertThat(parse("x\nSeed: -9223372036854775809, Steps: 1, Size: 8x8").seed()).isNull();
    }

    @Test
    void blankAndEndlessTextsAreNone() {
        assertThat(Infotext.parse(" \n ")).isEmpty();
        assertThat(Infotext.parse("x".repeat(2_000_000))).isEmpty();
    }

    @Test
    void contrivedTextsAreReadAsAnyOther() {
        int many = 300_000;
        for (String text :
                List.of(
                        "a".repeat(many),
                        "ab:\"".repeat(many / 4),
                        "ab: ".repeat(many / 4),
                        "ab:\"" + "\\\\".repeat(many / 2),
                        "ab:" + " ".repeat(many),
                        THREE + ", ab:\"" + "\\\"".repeat(many / 2))) {
            assertThat(Infotext.parse(text)).isPresent();
        }
    }

    @Test
    void writtenSettingsAreReadBack() {
        Random random = new Random(20);
        for (int i = 0; i < 1000; i++) {
            PictureSettings settings = any(random);
            String text = Infotext.write(settings);
            assertThat(Infotext.parse(text)).as(text).isEqualTo(Optional.of(settings));
        }
    }

    private static PictureSettings any(Random random) {
        boolean fromPicture = random.nextBoolean();
        PictureSettings.Builder builder =
                PictureSettings.builder(lines(random), random.nextBoolean() ? lines(random) : "")
                        .steps(1 + random.nextInt(150))
                        .sampler(
                                one(random, Samplers.values()).label(),
                                random.nextBoolean()
                                        ? "Automatic"
                                        : one(random, Schedule.values()).label())
                        .guidanceScale(random.nextInt(300) / 10.0)
                        .seed(random.nextLong())
                        .size(8 * (1 + random.nextInt(200)), 8 * (1 + random.nextInt(200)))
                        .model(value(random), "%010x".formatted(random.nextInt()))
                        .vae(random.nextBoolean() ? value(random) : null)
                        .denoisingStrength(fromPicture ? random.nextDouble() : null)
                        .clipSkip(1 + random.nextInt(3))
                        .rng(one(random, Rng.values()));
        for (int i = random.nextInt(4); i > 0; i--) {
            builder.other("Extra-" + i + " ключ/key", value(random) + "\n" + value(random));
        }
        return builder.build();
    }

    private static String lines(Random random) {
        return IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(line -> value(random))
                .collect(Collectors.joining("\n"));
    }

    /// A few pieces that are special to the format, without blanks at the ends.
    private static String value(Random random) {
        String[] pieces = {
            "a boat", ", ", ": ", "\"", "\\", "(x:1.2)", "Steps: 3", "é", "海", "🎨", "\t", "{", "x"
        };
        return "p"
                + IntStream.range(0, random.nextInt(8))
                        .mapToObj(i -> one(random, pieces))
                        .collect(Collectors.joining())
                        .strip();
    }

    private static <T> T one(Random random, T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static PictureSettings parse(String text) {
        return Infotext.parse(text).orElseThrow();
    }
}
