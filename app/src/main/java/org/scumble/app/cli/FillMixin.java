package org.scumble.app.cli;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.InpaintOptions;
import org.scumble.engine.InpaintOptions.Processing;
import org.scumble.engine.image.Infill;
import org.scumble.engine.stage.PictureSize;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The options of the commands that paint into a picture: how new and old are joined.
final class FillMixin {
    @Option(
            names = "--strength",
            paramLabel = "0..1",
            description =
                    "How far to move away from what lies under the mask. Default:"
                            + " ${DEFAULT-VALUE}, painted anew.",
            defaultValue = "1")
    private double strength = 1;

    @Option(
            names = "--infill",
            paramLabel = "NAME",
            completionCandidates = Names.Infills.class,
            converter = Infills.class,
            description =
                    "What lies under the mask before painting: ${COMPLETION-CANDIDATES}. Default:"
                            + " original below full strength, else blur; for what is beyond the"
                            + " picture's sides, border.")
    private @Nullable Infill infill;

    @Option(
            names = "--grow",
            paramLabel = "PIXELS",
            description =
                    "How far beyond the mask to paint. Default, as for the next three: chosen from"
                            + " mask and strength.")
    private @Nullable Integer grow;

    @Option(
            names = "--feather",
            paramLabel = "PIXELS",
            description = "Over how many pixels painting fades out beyond the mask.")
    private @Nullable Integer feather;

    @Option(
            names = "--blend",
            paramLabel = "PIXELS",
            description = "Over how many pixels old and new are mixed in the finished picture.")
    private @Nullable Integer blend;

    @Option(
            names = "--padding",
            paramLabel = "PIXELS",
            description = "How much of what surrounds the mask the model is shown.")
    private @Nullable Integer padding;

    @Option(
            names = "--process",
            paramLabel = "SIZE",
            converter = WorkingSizes.class,
            description =
                    "The size to paint at: auto (what suits), model-size (the model's own), as-is"
                            + " (as many pixels as in the picture), or WxH. Default: auto.")
    private WorkingSize process = new WorkingSize(Processing.AUTO, null);

    @Option(
            names = "--no-colour-match",
            description = "Leave a shift of colours in what is painted as it is.")
    private boolean noColourMatch;

    /// The size to paint at.
    ///
    /// @param size in pixels for [Processing#MANUAL], else null
    record WorkingSize(Processing processing, @Nullable PictureSize size) {}

    double strength() {
        return strength;
    }

    /// The size to paint at, if one was given.
    @Nullable PictureSize size() {
        return process.size();
    }

    /// @param usual what lies under the mask if nothing is said
    InpaintOptions options(Infill usual) {
        return new InpaintOptions(
                grow,
                feather,
                blend,
                padding,
                infill != null ? infill : usual,
                process.processing(),
                !noColourMatch);
    }

    static final class Infills implements ITypeConverter<Infill> {
        @Override
        public Infill convert(String name) {
            return Arrays.stream(Infill.values())
                    .filter(infill -> infill.id().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new TypeConversionException(
                                            "'%s' is no infill: choose one of %s"
                                                    .formatted(
                                                            name,
                                                            String.join(
                                                                    ", ", new Names.Infills()))));
        }
    }

    static final class WorkingSizes implements ITypeConverter<WorkingSize> {
        @Override
        public WorkingSize convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "auto" -> new WorkingSize(Processing.AUTO, null);
                case "model-size" -> new WorkingSize(Processing.MODEL_SIZE, null);
                case "as-is" -> new WorkingSize(Processing.AS_IS, null);
                default -> new WorkingSize(Processing.MANUAL, new SizeConverter().convert(text));
            };
        }
    }
}
