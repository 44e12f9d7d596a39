package org.scumble.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.stage.PictureSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `scumble generate`: a picture from words, or from words and another picture.
@Command(
        name = "generate",
        description = "Paints pictures from a prompt.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example: scumble generate \"a harbour at dawn\" -s 512x768 --count 4 -o harbour.png"
        })
final class GenerateCommand implements Callable<Integer> {
    static final double USUAL_STRENGTH = 0.6;

    @Parameters(
            paramLabel = "PROMPT",
            description = "What to paint. (a:1.3) weighs, [a:b:0.5] changes half-way.")
    private String prompt;

    @Option(
            names = {"-s", "--size"},
            paramLabel = "WxH",
            description = "Size in pixels, such as 512x768. Default: the model's own.",
            converter = SizeConverter.class)
    private @Nullable PictureSize size;

    @Option(
            names = "--init",
            paramLabel = "IMAGE",
            description = "Start from this picture instead of from noise.")
    private @Nullable Path init;

    @Option(
            names = "--strength",
            paramLabel = "0..1",
            description = "With --init: how far to move away from it. Default: 0.6.")
    private @Nullable Double strength;

    @Mixin private final PaintingMixin painting = new PaintingMixin();

    @Override
    public Integer call() {
        return painting.paint(request());
    }

    private GenerationRequest request() {
        GenerationSettings settings = painting.settings(painting.model(), prompt, size);
        if (init != null) {
            return new GenerationRequest.ImageToImage(
                    settings, init.toString(), strength != null ? strength : USUAL_STRENGTH);
        }
        if (strength != null) {
            throw new EngineException(
                    Reason.BAD_REQUEST,
                    "--strength says how far to move away from a picture: name it with --init.");
        }
        return new GenerationRequest.TextToImage(settings);
    }
}
