package org.scumble.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.InpaintOptions;
import org.scumble.engine.ModelInfo;
import org.scumble.engine.image.Infill;
import org.scumble.engine.pipeline.InpaintPlan;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// A command that paints into a picture.
abstract sealed class FillCommand implements Callable<Integer>
        permits InpaintCommand, OutpaintCommand {
    /// Where in the help an option stands that only one command has: before the common ones, which
    /// are of order -1.
    static final int FIRST = -2;

    @Spec private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "IMAGE",
            description = "The picture. Outside what is painted it stays as it is, bit for bit.")
    private Path image;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PROMPT",
            description =
                    "What to paint there; may be left out, for what suits the surroundings. (a:1.3)"
                            + " weighs, [a:b:0.5] changes half-way.")
    private String prompt = "";

    @Mixin private final FillMixin fill = new FillMixin();

    @Option(
            names = "--plan",
            description =
                    "Only say what would be painted, at what size and with how much memory; paint"
                            + " nothing.")
    private boolean planOnly;

    @Mixin private final PaintingMixin painting = new PaintingMixin();

    @Override
    public final Integer call() {
        ModelInfo model = painting.model();
        GenerationSettings settings = painting.settings(model, prompt, fill.size());
        InpaintOptions options = fill.options(usualInfill(fill.strength()));
        GenerationRequest request = request(settings, image, fill.strength(), options);
        if (!planOnly) {
            return painting.paint(request);
        }
        PrintWriter out = spec.commandLine().getOut();
        InpaintPlan.of(request, model.limits())
                .ifPresent(
                        plan -> FillPlan.print(plan, settings, options.processing(), model, out));
        return ExitCode.OK;
    }

    /// What lies under the mask unless the user says something.
    abstract Infill usualInfill(double strength);

    abstract GenerationRequest request(
            GenerationSettings settings, Path image, double strength, InpaintOptions options);
}
