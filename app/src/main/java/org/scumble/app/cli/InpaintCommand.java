package org.scumble.app.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.InpaintOptions;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.ImageCodec;
import org.scumble.engine.image.Infill;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `scumble inpaint`: a part of a picture painted anew.
@Command(
        name = "inpaint",
        description = "Paints a part of a picture anew.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example: scumble inpaint harbour.png --mask mask.png \"a red boat\" -o boat.png"
        })
final class InpaintCommand extends FillCommand {
    @ArgGroup(multiplicity = "0..1")
    private @Nullable Region region;

    /// What is painted: one or the other.
    static final class Region {
        @Option(
                names = "--mask",
                order = FIRST,
                paramLabel = "MASK",
                description =
                        "A picture of what to paint: white is painted, black stays. It is scaled to"
                                + " the picture. May be left out if the picture has transparent"
                                + " pixels, which are always painted.")
        private @Nullable Path mask;

        @Option(
                names = "--mask-box",
                order = FIRST,
                paramLabel = "X,Y,W,H",
                description = "A rectangle to paint: left, top, width, height in pixels.",
                converter = BoxConverter.class)
        private @Nullable Box box;
    }

    @Override
    Infill usualInfill(double strength) {
        return strength < 1 ? Infill.ORIGINAL : Infill.BLUR;
    }

    @Override
    GenerationRequest request(
            GenerationSettings settings, Path image, double strength, InpaintOptions options) {
        return new GenerationRequest.Inpaint(
                settings, image.toString(), mask(image).toString(), strength, options);
    }

    private Path mask(Path image) {
        Region given = region;
        if (given != null && given.mask != null) {
            return given.mask;
        }
        if (given != null && given.box != null) {
            return BoxMask.write(image, given.box);
        }
        if (ImageCodec.read(image).isOpaque()) {
            throw new EngineException(
                    Reason.BAD_REQUEST,
                    "Nothing says what to paint: name a mask with --mask, or a rectangle with"
                            + " --mask-box.");
        }
        return BoxMask.write(image, Box.EMPTY);
    }
}
