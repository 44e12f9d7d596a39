package org.scumble.app.cli;

import java.nio.file.Path;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.InpaintOptions;
import org.scumble.engine.image.Infill;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `scumble outpaint`: a picture continued beyond its sides.
@Command(
        name = "outpaint",
        description = "Continues a picture beyond its sides.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example: scumble outpaint harbour.png --left 128 --right 128 \"a harbour\" -o wide.png"
        })
final class OutpaintCommand extends FillCommand {
    @Option(
            names = "--left",
            order = FIRST,
            paramLabel = "PIXELS",
            description = "How much to add on the left.")
    private int left;

    @Option(
            names = "--right",
            order = FIRST,
            paramLabel = "PIXELS",
            description = "How much to add on the right.")
    private int right;

    @Option(
            names = "--top",
            order = FIRST,
            paramLabel = "PIXELS",
            description = "How much to add at the top.")
    private int top;

    @Option(
            names = "--bottom",
            order = FIRST,
            paramLabel = "PIXELS",
            description = "How much to add at the bottom.")
    private int bottom;

    @Override
    Infill usualInfill(double strength) {
        return Infill.BORDER;
    }

    @Override
    GenerationRequest request(
            GenerationSettings settings, Path image, double strength, InpaintOptions options) {
        return new GenerationRequest.Outpaint(
                settings, image.toString(), left, right, top, bottom, strength, options);
    }
}
