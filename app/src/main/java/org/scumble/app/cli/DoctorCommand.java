package org.scumble.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.scumble.app.Version;
import org.scumble.app.cli.Finding.Level;
import org.scumble.app.settings.AppFolders;
import org.scumble.assets.Assets;
import org.scumble.engine.Cancellation;
import org.scumble.engine.Device;
import org.scumble.engine.Engine;
import org.scumble.engine.EngineException;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationResult;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.ModelInfo;
import org.scumble.engine.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `scumble doctor`: looks the installation over and says in plain words what it found.
@Command(
        name = "doctor",
        description = "Checks devices, memory, folders and paints a self-test picture.",
        mixinStandardHelpOptions = true,
        footer = "Ends with exit code 1 if something does not work; warnings do not count.")
final class DoctorCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private final EngineMixin engineOptions = new EngineMixin();

    private Level worst = Level.GOOD;

    @Override
    public Integer call() {
        AppFolders folders = AppFolders.standard();
        tell(Finding.good("Scumble", Version.current() + " on Java " + Runtime.version()));
        tell(
                Finding.good(
                        "System",
                        "%s %s, %d processor cores"
                                .formatted(
                                        System.getProperty("os.name"),
                                        System.getProperty("os.arch"),
                                        Runtime.getRuntime().availableProcessors())));
        memory();
        folder("Data folder", folders.data());
        folder("Cache folder", folders.cache());
        folder("Pictures", folders.pictures());
        try (Engine engine = engineOptions.open()) {
            tell(
                    Finding.good(
                            "Devices",
                            "%s (ONNX Runtime %s)"
                                    .formatted(
                                            String.join(
                                                    ", ",
                                                    Engine.devices().stream()
                                                            .map(Device::label)
                                                            .toList()),
                                            engine.runtimeVersion())));
            selfTest(engine);
        } catch (EngineException e) {
            tell(Finding.failure("Engine", String.valueOf(e.getMessage())));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        out.println(
                switch (worst) {
                    case GOOD -> "All is well.";
                    case WARNING -> "Scumble works; the lines marked with ! say what it lacks.";
                    case FAILURE ->
                            "Something needs your attention: see the lines marked with %s."
                                    .formatted(Level.FAILURE.mark());
                });
        out.flush();
        return worst == Level.FAILURE ? ExitCode.INTERNAL : ExitCode.OK;
    }

    private void memory() {
        if (ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system) {
            tell(Finding.memory(system.getTotalMemorySize(), system.getFreeMemorySize()));
        }
    }

    private void folder(String name, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "doctor", ".tmp"));
            tell(Finding.folder(name, folder, Files.getFileStore(folder).getUsableSpace()));
        } catch (IOException e) {
            tell(
                    Finding.failure(
                            name,
                            "%s cannot be written: %s. Make it writable, or set SCUMBLE_HOME to another folder."
                                    .formatted(folder, e.getMessage())));
        }
    }

    private void selfTest(Engine engine) {
        ModelInfo starter = Engine.describe(Assets.find().starter());
        if (!starter.runnable()) {
            tell(Finding.failure("Starter model", starter.note()));
            return;
        }
        tell(Finding.good("Starter model", starter.description()));
        GenerationRequest request =
                new GenerationRequest.TextToImage(
                        GenerationSettings.of(starter)
                                .withPrompt("a red lighthouse on a hill at sunset")
                                .withSeed(42, 1));
        List<GenerationResult> results =
                engine.generate(request, Progress.NONE, new Cancellation());
        Duration took = results.getFirst().took();
        tell(
                Pictures.hasContent(results.getFirst().image())
                        ? Finding.good(
                                "Self-test picture",
                                "painted in %.1f s".formatted(took.toMillis() / 1000.0))
                        : Finding.failure(
                                "Self-test picture",
                                "came out blank: the engine does not compute correctly on this"
                                        + " device. Please report it."));
    }

    private void tell(Finding finding) {
        if (finding.level().compareTo(worst) > 0) {
            worst = finding.level();
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(finding.line());
        out.flush();
    }
}
