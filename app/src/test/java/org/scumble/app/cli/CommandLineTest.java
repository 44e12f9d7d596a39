package org.scumble.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scumble.assets.Assets;
import org.scumble.engine.Engine;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.PictureFile;
import org.scumble.engine.image.ImageCodec;
import org.scumble.engine.image.Raster;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// Painting from words, and all that is not painting.
class CommandLineTest extends CommandLineFixture {
    // generate

    @Test
    void paintsAPictureThatRemembersItsRequest() {
        Path file = folder.resolve("hill.png");

        assertThat(generate("-o", file, "-s", "48x32", "--seed", 5, "-n", "fog")).isZero();

        assertThat(out.strip()).isEqualTo(file.toString());
        assertThat(err).isEmpty();
        Raster picture = ImageCodec.read(file);
        assertThat(picture.width()).isEqualTo(48);
        assertThat(picture.height()).isEqualTo(32);
        GenerationSettings settings = PictureFile.read(file).orElseThrow().request().settings();
        assertThat(settings.prompt()).isEqualTo("a hill");
        assertThat(settings.negativePrompt()).isEqualTo("fog");
        assertThat(settings.seed()).isEqualTo(5);
        assertThat(settings.steps()).isEqualTo(2);
        assertThat(settings.guidanceScale()).isEqualTo(3);
    }

    @Test
    void numbersSeveralPictures() {
        assertThat(generate("-o", folder.resolve("hill.png"), "-c", 2, "--seed", 5)).isZero();

        assertThat(written()).containsExactly("hill-1.png", "hill-2.png");
        assertThat(seed("hill-1.png")).isEqualTo(5);
        assertThat(seed("hill-2.png")).isEqualTo(6);
        assertThat(out.lines()).hasSize(2);
    }

    @Test
    void writesIntoAFolder() {
        assertThat(generate("-o", folder, "--count", 2, "--seed", 5)).isZero();

        assertThat(written()).containsExactly("scumble-5.png", "scumble-6.png");
    }

    @Test
    void withoutASeedEachPictureIsAnother() {
        generate("-o", folder.resolve("a.png"));
        generate("-o", folder.resolve("b.png"));

        assertThat(seed("a.png")).isNotEqualTo(seed("b.png"));
    }

    @Test
    void startsFromAPicture() {
        Path first = folder.resolve("first.png");
        Path kept = folder.resolve("kept.png");
        Path moved = folder.resolve("moved.png");
        generate("-o", first, "--seed", 1);

        assertThat(generate("-o", kept, "--init", first, "--strength", 0)).isZero();
        assertThat(generate("-o", moved, "--init", first)).isZero();

        assertThat(ImageCodec.read(kept).rgba()).isEqualTo(ImageCodec.read(first).rgba());
        assertThat(PictureFile.read(moved).orElseThrow().request())
                .isInstanceOfSatisfying(
                        GenerationRequest.ImageToImage.class,
                        request -> assertThat(request.strength()).isEqualTo(0.6));
    }

    @Test
    void exchangesInitialNoise() {
        Path noise = folder.resolve("noise.safetensors");
        Path saved = folder.resolve("saved.png");
        Path loaded = folder.resolve("loaded.png");

        assertThat(generate("-o", saved, "--seed", 1, "--save-latents", noise)).isZero();
        assertThat(generate("-o", loaded, "--seed", 2, "--latents", noise)).isZero();

        assertThat(ImageCodec.read(loaded).rgba()).isEqualTo(ImageCodec.read(saved).rgba());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | Euler a        | --sampler paintbrush",
                "2 | Karras         | --schedule wobbly",
                "2 | such as 512x768 | --size big",
                "2 | such as 512x768 | --size 64",
                "2 | such as 512x768 | --size 64x64x64",
                "2 | multiples of 2 | --size 33x32",
                "2 | from 8         | --size 0x32",
                "2 | steps          | --steps 0",
                "2 | count          | --count 0",
                "2 | clip skip      | --clip-skip -1",
                "2 | --init         | --strength 0.5",
                "2 | threads        | --threads -1",
                "2 | --help         | --steps many",
                "2 | --help         | --brush 3",
                "2 | --steps        | --stepz 3",
                "2 | CUDA           | --device abacus",
                "3 | models add     | --model gone.safetensors",
                "3 | gone.png       | --init gone.png",
                "3 | gone           | --vae gone.safetensors",
                "3 | gone           | --latents gone.safetensors",
                "6 | another place  | --save-latents gone/noise.safetensors"
            })
    void failuresSayWhatToDoAndWriteNothing(int code, String advice, String options) {
        List<Object> arguments = new ArrayList<>(List.of("-o", folder.resolve("a.png")));
        arguments.addAll(List.of(options.split(" ")));

        assertThat(generate(arguments.toArray())).isEqualTo(code);

        assertThat(err).contains(advice);
        assertThat(err.lines()).as(err).hasSizeLessThanOrEqualTo(3);
        assertThat(out).isEmpty();
        assertThat(written()).isEmpty();
    }

    @Test
    void aDamagedModelIsADamagedFile() throws IOException {
        Path model = folder.resolve("model");
        copy(TINY, model);
        try (FileChannel weights =
                FileChannel.open(
                        model.resolve("unet/diffusion_pytorch_model.safetensors"),
                        StandardOpenOption.WRITE)) {
            weights.truncate(weights.size() / 2);
        }

        assertThat(generate("-o", folder.resolve("a.png"), "-m", model)).isEqualTo(4);

        assertThat(err).contains("again");
        assertThat(written()).containsExactly("model");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsRefused() {
        assertThat(generate("-o", folder.resolve("gone/a.png"))).isEqualTo(6);

        assertThat(err).contains("gone").contains("Choose another place");
        assertThat(written()).isEmpty();
    }

    @Test
    void picturesFinishedBeforeAFailureStay() throws IOException {
        Files.createDirectory(folder.resolve("hill-2.png"));

        assertThat(generate("-o", folder.resolve("hill.png"), "-c", 3)).isEqualTo(6);

        assertThat(err).contains("hill-2.png");
        assertThat(out.strip()).endsWith("hill-1.png");
        assertThat(written()).containsExactly("hill-1.png", "hill-2.png");
    }

    @Test
    void progressIsForATerminalOnStandardErrorAlone() {
        System.setProperty(Terminals.PROPERTY, "true");
        try {
            generate("-o", folder.resolve("watched.png"));
        } finally {
            System.clearProperty(Terminals.PROPERTY);
        }

        assertThat(err).contains("\r", "[====").doesNotContain("\n").endsWith(" \r");
        assertThat(out.strip()).isEqualTo(folder.resolve("watched.png").toString());

        generate("-o", folder.resolve("logged.png"));
        assertThat(err).isEmpty();
    }

    @Test
    void aPromptIsNeeded() {
        assertThat(run("generate")).isEqualTo(2);

        assertThat(err).contains("PROMPT").contains("'scumble generate --help'");
    }

    // models

    @Test
    void modelsAreAddedListedAndPaintedWithByName() throws IOException {
        Path model = folder.resolve("my-tiny");
        copy(TINY, model);

        assertThat(run("models", "add", model)).isZero();
        assertThat(out).contains("my-tiny");
        assertThat(run("models", "list")).isZero();
        assertThat(out.lines().map(line -> line.split(" ")[0])).startsWith("starter", "my-tiny");
        assertThat(run("models", "info", "My-Tiny")).isZero();
        assertThat(out).contains(model.toString()).contains("settings");
        assertThat(generate("-o", folder.resolve("a.png"), "-m", "my-tiny", "-s", "32x32"))
                .isZero();

        assertThat(PictureFile.read(folder.resolve("a.png")).orElseThrow().provenance())
                .satisfies(made -> assertThat(made.modelName()).isEqualTo("my-tiny"));
    }

    @Test
    void aModelThatWentMissingIsListedAsSuch() throws IOException {
        Path model = folder.resolve("moved-away");
        copy(TINY, model);
        run("models", "add", model);
        Files.move(model, folder.resolve("elsewhere"));

        assertThat(run("models", "list")).isZero();

        assertThat(out).containsPattern("moved-away +The file is not at");
    }

    @ParameterizedTest
    @ValueSource(strings = {"add", "info"})
    void whatIsNotThereCannotBeAddedOrExplained(String command) {
        assertThat(run("models", command, folder.resolve("gone.safetensors"))).isEqualTo(3);

        assertThat(err).contains("gone.safetensors");
    }

    // doctor and bench

    @Test
    void theDoctorPaintsAPicture() {
        assertThat(run("doctor")).isZero();

        assertThat(out)
                .containsPattern("Self-test picture +painted in")
                .contains("ONNX Runtime")
                .doesNotContain("attention");
    }

    @Test
    void theDoctorMissesTheStarterModel() {
        System.setProperty(Assets.PROPERTY, folder.toString());
        try {
            assertThat(run("doctor")).isEqualTo(1);
        } finally {
            System.setProperty(Assets.PROPERTY, home.resolve("assets").toString());
        }

        assertThat(out).containsPattern("(?m)^x ").contains("starter").contains("attention");
    }

    @Test
    void benchPrintsJson() throws IOException {
        assertThat(run("bench", "--json", "--repeat", 1, "--size", 32)).isZero();

        JsonNode result = new ObjectMapper().readTree(out);
        assertThat(result.get("size").asText()).isEqualTo("32x32");
        assertThat(result.get("step_s").asDouble()).isPositive();
        assertThat(result.get("peak_memory_mb").asLong()).isNotNegative();
    }

    @Test
    void benchPrintsATable() {
        assertThat(run("bench", "--repeat", 1, "--size", 32)).isZero();

        assertThat(out).containsPattern("decode_s +\\d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--size 33", "--size -8", "--repeat 0"})
    void benchRefusesTheImpossible(String options) {
        List<Object> arguments = new ArrayList<>(List.of("bench"));
        arguments.addAll(List.of(options.split(" ")));

        assertThat(run(arguments.toArray())).isEqualTo(2);

        assertThat(err).contains("choose");
    }

    // failures

    @Test
    void runningOutOfMemoryIsToldPlainly() {
        assertThat(
                        fail(
                                () -> {
                                    throw new OutOfMemoryError("Java heap space");
                                }))
                .isEqualTo(7);

        assertThat(err).contains("not enough memory").doesNotContain("Java heap space");
        assertThat(err.lines()).hasSize(1);
    }

    @Test
    void whatNobodyForesawIsASentenceHereAndTheRestInALog() throws IOException {
        assertThat(
                        fail(
                                () -> {
                                    throw new NoClassDefFoundError("org/scumble/Gone");
                                }))
                .isEqualTo(1);

        Path log = home.resolve("home/failures.log");
        assertThat(err).contains("org/scumble/Gone", log.toString()).doesNotContain("\tat ");
        assertThat(err.lines()).hasSize(2);
        assertThat(log).content().contains("org/scumble/Gone", "\tat ", "Scumble ");

        assertThat(
                        fail(
                                () -> {
                                    throw new IllegalStateException("odd");
                                }))
                .isEqualTo(1);

        assertThat(err).contains("odd").doesNotContain("\tat ");
        assertThat(log).content().contains("org/scumble/Gone", "odd");
    }

    // help

    @Test
    void helpNamesSamplersAndSchedules() {
        run("generate", "--help");

        String help = out.replaceAll("\\s+", " ");
        Engine.samplers().forEach(choice -> assertThat(help).contains(choice.label()));
        Engine.schedules().forEach(choice -> assertThat(help).contains(choice.label()));
    }

    @Test
    void helpExplainsEveryOptionOfEveryCommand() {
        assertExplained(ScumbleCommand.commandLine());
    }

    @Test
    void withoutACommandTheCommandsAreNamed() {
        assertThat(run("models")).isEqualTo(2);
        assertThat(err).contains("models").contains("--help");
        assertThat(run("--version")).isZero();
        assertThat(out).startsWith("Scumble ");
    }

    private static void assertExplained(CommandLine command) {
        String help = command.getUsageMessage();
        command.getCommandSpec()
                .options()
                .forEach(
                        option -> {
                            assertThat(help).contains(option.longestName());
                            assertThat(option.description()).as(option.toString()).isNotEmpty();
                        });
        command.getCommandSpec()
                .positionalParameters()
                .forEach(
                        parameter ->
                                assertThat(parameter.description())
                                        .as(
                                                "%s of %s",
                                                parameter.paramLabel(), command.getCommandName())
                                        .isNotEmpty());
        command.getSubcommands().values().forEach(CommandLineTest::assertExplained);
    }

    private int generate(Object... options) {
        List<Object> arguments = new ArrayList<>(List.of("generate", "a hill"));
        arguments.addAll(List.of(options));
        return run(arguments.toArray());
    }

    private int fail(Callable<Integer> command) {
        CommandLine line = ScumbleCommand.commandLine();
        line.addSubcommand("fail", new CommandLine(CommandSpec.wrapWithoutInspection(command)));
        return run(line, "fail");
    }
}
