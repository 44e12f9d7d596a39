package org.scumble.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.scumble.engine.Cancellation;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.PictureFile;
import org.scumble.engine.Progress;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What commands that write weights share: where to, and how they tell how far they are.
final class WeightsMixin {
    private static final String EXTENSION = ".safetensors";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The .safetensors file to write.")
    private Path output = Path.of("");

    @Option(names = "--force", description = "Replace a file of that name.")
    private boolean force;

    /// The work itself.
    @FunctionalInterface
    interface Work {
        void run(Path target, Progress progress, Cancellation cancellation);
    }

    /// Writes a file.
    ///
    /// @return the exit code
    int writeFile(Work work) {
        String name = String.valueOf(output.getFileName());
        boolean named = name.toLowerCase(Locale.ROOT).endsWith(EXTENSION);
        return write(named ? output : output.resolveSibling(name + EXTENSION), work);
    }

    /// Writes a folder.
    ///
    /// @return the exit code
    int writeFolder(Work work) {
        return write(output, work);
    }

    private int write(Path target, Work work) {
        if (Files.exists(target) && !(force && Files.isRegularFile(target))) {
            throw new EngineException(
                    Reason.CANNOT_WRITE,
                    Files.isRegularFile(target)
                            ? "%s is there already. Choose another name, or add --force."
                                    .formatted(target)
                            : "%s is there already. Choose another name.".formatted(target));
        }
        PictureFile.requireWritable(target);
        ProgressBar bar = new ProgressBar(spec.commandLine().getErr(), Terminals.showErrors());
        Cancellation cancellation = new Cancellation();
        try (Interrupt ignored = Interrupt.cancels(cancellation)) {
            work.run(target, bar, cancellation);
        } finally {
            bar.clear();
        }
        spec.commandLine().getOut().println(target);
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
