package org.scumble.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.assets.Assets;
import org.scumble.engine.PictureFile;
import picocli.CommandLine;

/// The commands as a shell runs them, on a tiny model that stands in for the starter.
abstract class CommandLineFixture {
    static final Path TINY = Path.of("../engine/src/test/resources/golden/pipelines/sd15");
    private static final String DEFAULTS =
            """
            {"width": 32, "height": 32, "steps": 2, "sampler": "ddim", "schedule": "automatic",
             "guidanceScale": 3}
            """;

    @TempDir static Path home;
    private static final Map<String, @Nullable String> PROPERTIES = new HashMap<>();

    @TempDir Path folder;
    String out = "";
    String err = "";

    @BeforeAll
    static void prepare() throws IOException {
        Path starter = Files.createDirectories(home.resolve("assets")).resolve("starter");
        copy(TINY, starter);
        Files.writeString(starter.resolve("scumble.json"), DEFAULTS);
        set("scumble.home", home.resolve("home"));
        set(Assets.PROPERTY, home.resolve("assets"));
    }

    private static void set(String property, Path value) {
        PROPERTIES.put(property, System.getProperty(property));
        System.setProperty(property, value.toString());
    }

    @AfterAll
    static void restore() {
        PROPERTIES.forEach(
                (property, before) -> {
                    if (before == null) {
                        System.clearProperty(property);
                    } else {
                        System.setProperty(property, before);
                    }
                });
    }

    int run(Object... arguments) {
        return run(ScumbleCommand.commandLine(), arguments);
    }

    int run(CommandLine line, Object... arguments) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        int code =
                line.setOut(new PrintWriter(output))
                        .setErr(new PrintWriter(errors))
                        .execute(
                                Arrays.stream(arguments)
                                        .map(Object::toString)
                                        .toArray(String[]::new));
        out = output.toString();
        err = errors.toString();
        return code;
    }

    long seed(String name) {
        return PictureFile.read(folder.resolve(name)).orElseThrow().request().settings().seed();
    }

    List<String> written() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
