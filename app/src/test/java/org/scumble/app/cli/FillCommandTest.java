package org.scumble.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scumble.app.GradientMaker;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationRequest.Inpaint;
import org.scumble.engine.GenerationRequest.Outpaint;
import org.scumble.engine.InpaintOptions;
import org.scumble.engine.InpaintOptions.Processing;
import org.scumble.engine.PictureFile;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.ImageCodec;
import org.scumble.engine.image.Infill;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.PngWriter;
import org.scumble.engine.image.Raster;

/// The commands that begin with a picture.
class FillCommandTest extends CommandLineFixture {
    private static final Box MASKED = new Box(8, 8, 10, 8);

    private Path picture;
    private Path mask;
    private Path result;

    @BeforeEach
    void prepareFiles() {
        picture = folder.resolve("picture.png");
        mask = folder.resolve("mask.png");
        result = folder.resolve("result.png");
        PngWriter.write(GradientMaker.paint(48, 40, 1), Map.of(), picture);
        Mask painted =
                Mask.filled(MASKED.width(), MASKED.height(), 255)
                        .crop(new Box(-MASKED.x(), -MASKED.y(), 48, 40));
        PngWriter.write(painted.toRaster(), Map.of(), mask);
    }

    @Test
    void paintsUnderTheMaskAlone() {
        assertThat(
                        run(
                                "inpaint",
                                picture,
                                "--mask",
                                mask,
                                "a boat",
                                "-o",
                                result,
                                "--seed",
                                5,
                                "--grow",
                                0,
                                "--feather",
                                0,
                                "--blend",
                                0))
                .as(err)
                .isZero();

        assertThat(out.strip()).isEqualTo(result.toString());
        Raster before = ImageCodec.read(picture);
        Raster after = ImageCodec.read(result);
        assertThat(changed(before, after)).isNotEqualTo(Box.EMPTY);
        assertThat(MASKED.contains(changed(before, after))).isTrue();
        Inpaint made = (Inpaint) request();
        assertThat(made.settings().prompt()).isEqualTo("a boat");
        assertThat(made.settings().seed()).isEqualTo(5);
        assertThat(made.mask()).isEqualTo(mask.toString());
        assertThat(made.options().infill()).isEqualTo(Infill.BLUR);
    }

    @Test
    void aRectangleIsAMaskAndWordsAreNotNeeded() {
        Path other = folder.resolve("other.png");
        assertThat(run("inpaint", picture, "--mask-box", "8,8,10,8", "-o", result, "--seed", 5))
                .as(err)
                .isZero();
        assertThat(run("inpaint", picture, "--mask", mask, "-o", other, "--seed", 5)).isZero();

        assertThat(ImageCodec.read(result).rgba()).isEqualTo(ImageCodec.read(other).rgba());
        assertThat(((Inpaint) request()).mask()).endsWith("mask-8,8,10,8.png");
    }

    @Test
    void everyOptionIsPartOfTheRequest() {
        String options =
                "--strength 0 --infill Patch --grow 1 --feather 2 --blend 3 --padding 4"
                        + " --process 64x32 --no-colour-match";
        List<Object> arguments =
                new ArrayList<>(List.of("inpaint", picture, "--mask", mask, "-o", result));
        arguments.addAll(List.of(options.split(" ")));
        assertThat(run(arguments.toArray())).as(err).isZero();

        Inpaint made = (Inpaint) request();
        assertThat(made.strength()).isZero();
        assertThat(made.settings().width()).isEqualTo(64);
        assertThat(made.settings().height()).isEqualTo(32);
        assertThat(made.options())
                .isEqualTo(new InpaintOptions(1, 2, 3, 4, Infill.PATCH, Processing.MANUAL, false));
    }

    @Test
    void transparentPixelsNeedNoMask() {
        Raster open = ImageCodec.read(picture);
        open.rgba()[open.index(20, 20) + 3] = 0;
        PngWriter.write(open, Map.of(), picture);

        assertThat(run("inpaint", picture, "-o", result, "--strength", 0)).as(err).isZero();

        assertThat(ImageCodec.read(result).isOpaque()).isTrue();
    }

    @Test
    void continuesAPictureBeyondItsSides() {
        assertThat(run("outpaint", picture, "--left", 16, "--bottom", 8, "-o", result))
                .as(err)
                .isZero();

        Raster after = ImageCodec.read(result);
        assertThat(after.width()).isEqualTo(64);
        assertThat(after.height()).isEqualTo(48);
        assertThat(after.isOpaque()).isTrue();
        Outpaint made = (Outpaint) request();
        assertThat(made.left()).isEqualTo(16);
        assertThat(made.bottom()).isEqualTo(8);
        assertThat(made.options().infill()).isEqualTo(Infill.BORDER);
    }

    @Test
    void aPlanIsToldAndNothingPainted() {
        assertThat(run("inpaint", picture, "--mask", mask, "a boat", "-o", result, "--plan"))
                .isZero();
        assertThat(out)
                .containsPattern("masked +10 x 8 at 8,8")
                .containsPattern("context +\\d+ x \\d+ at")
                .containsPattern("passes +1\n")
                .containsPattern("memory +about .*B of .*B\n");

        assertThat(run("outpaint", picture, "--right", 300, "--plan")).isZero();
        assertThat(out).containsPattern("passes +2: the second works out \\d+ x \\d+ at");
        assertThat(written()).containsExactly("mask.png", "picture.png");
    }

    @ParameterizedTest
    @CsvSource({"48, 32, 48, 32", "96, 48, 46, 22"})
    void aWholePictureKeepsItsProportions(int width, int height, int across, int down) {
        PngWriter.write(GradientMaker.paint(width, height, 1), Map.of(), picture);

        assertThat(run("img2img", picture, "the same", "-o", result, "--strength", 0))
                .as(err)
                .isZero();

        Raster after = ImageCodec.read(result);
        assertThat(Box.of(after.width(), after.height())).isEqualTo(Box.of(across, down));
        assertThat(request()).isInstanceOf(GenerationRequest.ImageToImage.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | --mask-box            | inpaint picture.png",
                "2 | such as 64,32,200,100 | inpaint picture.png --mask-box 1,2,3",
                "2 | 48 x 40               | inpaint picture.png --mask-box 60,0,9,9",
                "2 | mutually exclusive    | inpaint picture.png --mask-box 0,0,9,9 --mask m.png",
                "2 | border, patch         | inpaint picture.png --mask mask.png --infill glue",
                "2 | such as 512x768       | inpaint picture.png --mask mask.png --process big",
                "2 | grow                  | inpaint picture.png --mask mask.png --grow -1",
                "2 | from 0 to 1           | inpaint picture.png --mask mask.png --strength 2",
                "3 | gone.png              | inpaint picture.png --mask gone.png",
                "3 | gone.png              | img2img gone.png snow",
                "2 | PROMPT                | img2img picture.png",
                "2 | at least one side     | outpaint picture.png",
                "2 | 20000                 | outpaint picture.png --left 20000",
                "2 | IMAGE                 | outpaint --left 8"
            })
    void failuresSayWhatToDoAndWriteNothing(int code, String advice, String command) {
        List<Object> arguments = new ArrayList<>();
        for (String word : command.split(" ")) {
            arguments.add(word.endsWith(".png") ? folder.resolve(word) : word);
        }
        arguments.addAll(List.of("-o", result));

        assertThat(run(arguments.toArray())).as(err).isEqualTo(code);

        assertThat(err).contains(advice);
        assertThat(err.lines()).as(err).hasSizeLessThanOrEqualTo(3);
        assertThat(out).isEmpty();
        assertThat(written()).containsExactly("mask.png", "picture.png");
    }

    @ParameterizedTest
    @CsvSource({"generate", "img2img", "inpaint", "outpaint"})
    void helpShowsAnExample(String command) {
        assertThat(run(command, "--help")).isZero();

        assertThat(out).contains("Example: scumble " + command + " ");
        if (command.endsWith("paint")) {
            assertThat(out.replaceAll("\\s+", " "))
                    .contains("original, blur, neutral, border, patch, noise");
        }
    }

    private GenerationRequest request() {
        return PictureFile.read(result).orElseThrow().request();
    }

    /// The smallest box around all pixels that differ.
    private static Box changed(Raster one, Raster other) {
        Mask differences = Mask.filled(one.width(), one.height(), 0);
        for (int i = 0; i < one.rgba().length; i++) {
            if (one.rgba()[i] != other.rgba()[i]) {
                differences.values()[i / Raster.CHANNELS] = 1;
            }
        }
        return differences.bounds();
    }
}
