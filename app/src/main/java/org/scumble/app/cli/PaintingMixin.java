package org.scumble.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.Cancellation;
import org.scumble.engine.Engine;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationResult;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.LatentFiles;
import org.scumble.engine.ModelInfo;
import org.scumble.engine.PictureFile;
import org.scumble.engine.Progress;
import org.scumble.engine.stage.PictureSize;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What all commands that paint share: their options, and how they paint and save.
final class PaintingMixin {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Mixin private final SettingsMixin settings = new SettingsMixin();

    @Option(
            names = "--latents",
            paramLabel = "FILE",
            description =
                    "Initial noise from a .safetensors file, key 'latents', instead of a seed's.")
    private @Nullable Path latents;

    @Option(
            names = "--save-latents",
            paramLabel = "FILE",
            description = "Write the initial noise to a .safetensors file.")
    private @Nullable Path saveLatents;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "The PNG file, several are numbered; or a folder. Default: scumble-SEED.png"
                            + " here.")
    private @Nullable String output;

    @Mixin private final EngineMixin engineOptions = new EngineMixin();

    /// The chosen model, from its headers.
    ModelInfo model() {
        return settings.model();
    }

    /// The settings for the chosen model.
    ///
    /// @param size null for the model's own
    GenerationSettings settings(ModelInfo model, String prompt, @Nullable PictureSize size) {
        PictureSize own = new PictureSize(model.defaults().width(), model.defaults().height());
        return settings.settings(model, prompt, size != null ? size : own);
    }

    /// Paints a request's pictures, tells how far it is, and saves and names each as it is done.
    ///
    /// @return the exit code
    int paint(GenerationRequest request) {
        PrintWriter out = spec.commandLine().getOut();
        ProgressBar bar = new ProgressBar(spec.commandLine().getErr(), Terminals.showErrors());
        Cancellation cancellation = new Cancellation();
        Destination destination = new Destination(output, request.settings().count());
        try (Engine engine = engineOptions.open();
                Interrupt ignored = Interrupt.cancels(cancellation)) {
            PictureFile.requireWritable(destination.of(0, request.settings().seed()));
            Progress saving =
                    event -> {
                        bar.on(event);
                        if (event instanceof Progress.Finished finished) {
                            save(finished.result(), destination, out);
                        }
                    };
            engine.generate(request, new LatentFiles(latents, saveLatents), saving, cancellation);
        } finally {
            bar.clear();
        }
        return ExitCode.OK;
    }

    private static void save(GenerationResult result, Destination destination, PrintWriter out) {
        Path file = destination.of(result.index(), result.seed());
        PictureFile.save(result, file);
        out.println(file);
        out.flush();
    }
}
