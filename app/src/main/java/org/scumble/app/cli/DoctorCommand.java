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
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private final EngineMixin engineOptions = new EngineMixin();

    private boolean healthy = true;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        AppFolders folders = AppFolders.standard();
        line(out, true, "Scumble", Version.current() + " on Java " + Runtime.version());
        line(
                out,
                true,
                "System",
                System.getProperty("os.name")
                        + " "
                        + System.getProperty("os.arch")
                        + ", "
                        + Runtime.getRuntime().availableProcessors()
                        + " processor cores");
        memory(out);
        folder(out, "Data folder", folders.data());
        folder(out, "Cache folder", folders.cache());
        folder(out, "Pictures", folders.pictures());
        try (Engine engine = engineOptions.open()) {
            line(
                    out,
                    true,
                    "Devices",
                    String.join(", ", Engine.devices().stream().map(Device::label).toList())
                            + " (ONNX Runtime "
                            + engine.runtimeVersion()
                            + ")");
            selfTest(out, engine);
        } catch (EngineException e) {
            line(out, false, "Engine", String.valueOf(e.getMessage()));
        }
        out.println();
        out.println(
                healthy
                        ? "All is well."
                        : "Something needs your attention: see the lines marked with !");
        out.flush();
        return healthy ? ExitCode.OK : ExitCode.INTERNAL;
    }

    private void memory(PrintWriter out) {
        if (ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system) {
            long total = system.getTotalMemorySize();
            long free = system.getFreeMemorySize();
            boolean enough = total >= 7L << 30;
            line(
                    out,
                    enough,
                    "Memory",
                    gigabytes(total)
                            + " in all, "
                            + gigabytes(free)
                            + " free"
                            + (enough ? "" : "; real Stable Diffusion models want 8 GB or more"));
        }
    }

    private void folder(PrintWriter out, String name, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "doctor", ".tmp"));
            long free = Files.getFileStore(folder).getUsableSpace();
            line(out, free > 1L << 30, name, folder + " (" + gigabytes(free) + " free)");
        } catch (IOException e) {
            line(
                    out,
                    false,
                    name,
                    folder
                            + " cannot be written: "
                            + e.getMessage()
                            + ". Make it writable, or set SCUMBLE_HOME to another folder.");
        }
    }

    private void selfTest(PrintWriter out, Engine engine) {
        ModelInfo starter = Engine.describe(Assets.find().starter());
        line(
                out,
                starter.runnable(),
                "Starter model",
                starter.runnable() ? starter.description() : starter.note());
        if (!starter.runnable()) {
            return;
        }
        GenerationRequest request =
                new GenerationRequest.TextToImage(
                        GenerationSettings.of(starter)
                                .withPrompt("a red lighthouse on a hill at sunset")
                                .withSeed(42, 1));
        List<GenerationResult> results =
                engine.generate(request, Progress.NONE, new Cancellation());
        Duration took = results.getFirst().took();
        boolean alive = Pictures.hasContent(results.getFirst().image());
        line(
                out,
                alive,
                "Self-test picture",
                alive
                        ? "painted in " + "%.1f s".formatted(took.toMillis() / 1000.0)
                        : "came out blank: the engine does not compute correctly on this device");
    }

    private void line(PrintWriter out, boolean good, String name, String text) {
        healthy &= good;
        out.printf("%s %-18s %s%n", good ? " " : "!", name, text);
        out.flush();
    }

    private static String gigabytes(long bytes) {
        return "%.1f GB".formatted(bytes / (double) (1L << 30));
    }
}
