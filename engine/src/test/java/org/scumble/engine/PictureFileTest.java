package org.scumble.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.GenerationRequest.ImageToImage;
import org.scumble.engine.GenerationRequest.Inpaint;
import org.scumble.engine.GenerationRequest.Outpaint;
import org.scumble.engine.GenerationRequest.TextToImage;
import org.scumble.engine.image.ImageCodec;
import org.scumble.engine.image.Infill;
import org.scumble.engine.image.PngText;
import org.scumble.engine.image.PngWriter;
import org.scumble.engine.image.Raster;
import org.scumble.engine.provenance.PictureSettings;
import org.scumble.engine.weights.SchedulerConfig.Prediction;

class PictureFileTest {
    private static final Provenance PROVENANCE =
            new Provenance("tiny", "0123456789", "DPM++ 2M", "Karras", "Scumble", "Processor");

    @TempDir private Path folder;

    @Test
    void aPictureComesBackWithTheRequestForItself() {
        GenerationSettings settings =
                TinyModels.settings(Path.of("tiny.safetensors"))
                        .withPrompt("ein Leuchtturm \"rot\", (灯台:1.2)\nzweite Zeile")
                        .withSeed(40, 3);
        GenerationResult result = result(new TextToImage(settings));
        Path file = folder.resolve("picture.png");

        PictureFile.save(result, file);

        PictureRecord record = PictureFile.read(file).orElseThrow();
        assertThat(record.request()).isEqualTo(new TextToImage(settings.withSeed(42, 1)));
        assertThat(record.provenance()).isEqualTo(PROVENANCE);
        assertThat(record.took()).isEqualTo(Duration.ofMillis(1234));
        assertThat(ImageCodec.read(file).rgba()).isEqualTo(result.image().rgba());
    }

    @Test
    void otherProgramsReadTheSettings() {
        GenerationSettings settings = TinyModels.settings(Path.of("tiny.safetensors"));
        Path file = folder.resolve("picture.png");

        PictureFile.save(result(new ImageToImage(settings, "start.png", 0.75)), file);

        PictureSettings read = PictureFile.readForeign(file).orElseThrow();
        assertThat(read.prompt()).isEqualTo("a red lighthouse");
        assertThat(read.negativePrompt()).isEqualTo("fog");
        assertThat(read.steps()).isEqualTo(3);
        assertThat(read.sampler()).isEqualTo("DPM++ 2M");
        assertThat(read.schedule()).isEqualTo("Karras");
        assertThat(read.guidanceScale()).isEqualTo(5);
        assertThat(read.seed()).isEqualTo(42);
        assertThat(read.width()).isEqualTo(6);
        assertThat(read.height()).isEqualTo(4);
        assertThat(read.modelName()).isEqualTo("tiny");
        assertThat(read.modelHash()).isEqualTo("0123456789");
        assertThat(read.denoisingStrength()).isEqualTo(0.75);
    }

    @Test
    void aFillRemembersItsMaskAndOptions() {
        GenerationSettings settings = TinyModels.settings(Path.of("tiny.safetensors"));
        InpaintOptions options =
                new InpaintOptions(
                        null, 12, 8, 32, Infill.PATCH, InpaintOptions.Processing.AS_IS, false);
        Inpaint fill = new Inpaint(settings, "a.png", "mask.png", 0.6, options);
        Outpaint extension = new Outpaint(settings, "a.png", 1, 2, 3, 4, 1, InpaintOptions.AUTO);

        for (GenerationRequest request : List.of(fill, extension)) {
            Path file = folder.resolve("picture.png");
            PictureFile.save(result(request), file);

            assertThat(PictureFile.read(file).orElseThrow().request())
                    .isEqualTo(request.withSettings(settings.withSeed(42, 1)));
        }
    }

    @Test
    void otherProgramsReadWhatAFillWasMadeWith() {
        GenerationSettings settings = TinyModels.settings(Path.of("tiny.safetensors"));
        InpaintOptions options =
                new InpaintOptions(
                        null, 12, 8, 32, Infill.PATCH, InpaintOptions.Processing.AS_IS, false);

        PictureSettings full = foreign(new Inpaint(settings, "a", "b", 0.6, options));
        PictureSettings plain = foreign(new Inpaint(settings, "a", "b", 1, InpaintOptions.AUTO));

        assertThat(full.denoisingStrength()).isEqualTo(0.6);
        assertThat(full.other())
                .containsEntry("Mask blur", "8")
                .containsEntry("Masked content", "fill")
                .containsEntry("Inpaint area", "Only masked")
                .containsEntry("Masked area padding", "32");
        assertThat(plain.denoisingStrength()).isEqualTo(1);
        assertThat(plain.other()).containsOnlyKeys("Version", "Inpaint area");
    }

    @Test
    void whatIsSeldomSetIsWrittenOnlyThen() {
        GenerationSettings usual = TinyModels.settings(Path.of("tiny.safetensors"));
        GenerationSettings special =
                new GenerationSettings(
                        usual.model(),
                        "/models/my vae.safetensors",
                        usual.prompt(),
                        usual.negativePrompt(),
                        usual.width(),
                        usual.height(),
                        usual.steps(),
                        usual.sampler(),
                        usual.schedule(),
                        usual.guidanceScale(),
                        0.7,
                        usual.seed(),
                        1,
                        2,
                        usual.random(),
                        Prediction.V,
                        List.of());

        PictureSettings plain = foreign(new TextToImage(usual));
        PictureSettings full = foreign(new TextToImage(special));

        assertThat(plain.vae()).isNull();
        assertThat(plain.clipSkip()).isEqualTo(1);
        assertThat(plain.other()).containsOnlyKeys("Version");
        assertThat(full.vae()).isEqualTo("my vae.safetensors");
        assertThat(full.clipSkip()).isEqualTo(2);
        assertThat(full.other())
                .containsEntry("CFG Rescale", "0.7")
                .containsEntry("Prediction type", "v-prediction");
        Path file = folder.resolve("picture.png");
        assertThat(PictureFile.read(file).orElseThrow().request())
                .isEqualTo(new TextToImage(special.withSeed(42, 1)));
    }

    /// The settings other programs find in a picture.
    private PictureSettings foreign(GenerationRequest request) {
        Path file = folder.resolve("picture.png");
        PictureFile.save(result(request), file);
        return PictureFile.readForeign(file).orElseThrow();
    }

    @Test
    void picturesOfOthersAreNotOurs() {
        Path file = folder.resolve("foreign.png");
        PngWriter.write(Raster.blank(2, 2), Map.of("scumble", "null"), file);

        assertThat(PictureFile.read(file)).isEmpty();
        assertThat(PictureFile.readForeign(file)).isEmpty();
        assertThat(PictureFile.read(folder.resolve("missing.png"))).isEmpty();
    }

    @Test
    void impossibleRecordsAreNotRead() throws IOException {
        Path file = folder.resolve("picture.png");
        PictureFile.save(result(new ImageToImage(TinyModels.settings(Path.of("m")), "a", 1)), file);
        String json = PngText.read(file).get("scumble");

        assertThat(PictureRecord.parse(json)).isPresent();
        assertThat(PictureRecord.parse(json.replace("\"strength\":1.0", "\"strength\":7")))
                .isEmpty();
        assertThat(PictureRecord.parse(json.replace("\"kind\":\"image", "\"kind\":\"sound")))
                .isEmpty();
        assertThat(PictureRecord.parse(json.substring(0, json.length() / 2))).isEmpty();
        assertThat(PictureRecord.parse(json.replace("{\"version\"", "{\"new\":1,\"version\"")))
                .isPresent();
    }

    @Test
    void onlyWhatMayBeNullOrEmptyMayBeAbsent() throws IOException {
        GenerationRequest request = new TextToImage(TinyModels.settings(Path.of("m")));
        Path file = folder.resolve("picture.png");
        PictureFile.save(result(request), file);
        String json = PngText.read(file).get("scumble");

        String older =
                json.replace(",\"prediction\":null", "")
                        .replace(",\"loras\":[]", "")
                        .replace(",\"embeddings\":[]", "");
        assertThat(older).isNotEqualTo(json);
        assertThat(PictureRecord.parse(older)).isEqualTo(PictureRecord.parse(json)).isPresent();
        for (String field :
                List.of(
                        "\"width\":32,",
                        "\"prompt\":\"a red lighthouse\",",
                        ",\"milliseconds\":1234",
                        ",\"random\":\"CPU\"",
                        "\"version\":1,")) {
            assertThat(json).contains(field);
            assertThat(PictureRecord.parse(json.replace(field, ""))).as(field).isEmpty();
        }
    }

    @Test
    void damagedPicturesSayNothingButNeverCrash() throws IOException {
        Path file = folder.resolve("picture.png");
        PictureFile.save(result(new TextToImage(TinyModels.settings(Path.of("m")))), file);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length));
            if (damaged.length > 0) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, damaged);
            assertThat(PictureFile.read(file)).isNotNull();
            assertThat(PictureFile.readForeign(file)).isNotNull();
        }
    }

    @Test
    void aPlaceIsTriedBeforeTheWorkAndLeftAsItWas() throws IOException {
        PictureFile.requireWritable(folder.resolve("new.png"));

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void impossiblePlacesAreRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Path taken = Files.createDirectory(folder.resolve("taken.png"));

        for (Path place : new Path[] {folder.resolve("gone/a.png"), file.resolve("a.png"), taken}) {
            assertThatThrownBy(() -> PictureFile.requireWritable(place))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("Choose another place");
        }
    }

    private static GenerationResult result(GenerationRequest request) {
        Raster image = Raster.blank(6, 4);
        new Random(2).nextBytes(image.rgba());
        return new GenerationResult(image, request, 2, 42, PROVENANCE, Duration.ofMillis(1234));
    }
}
