package org.scumble.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scumble.app.ui.Grid;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.ModelInfo;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.ImageCodec;
import org.scumble.engine.pipeline.PictureLimits;
import org.scumble.engine.stage.PictureSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `scumble img2img`: a picture painted over as a whole.
@Command(
        name = "img2img",
        description = "Paints a whole picture anew from another one and a prompt.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example: scumble img2img harbour.png \"the same in snow\" --strength 0.5 -o snow.png"
        })
final class ImageToImageCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "IMAGE", description = "The picture to start from.")
    private Path image;

    @Parameters(
            index = "1",
            paramLabel = "PROMPT",
            description = "What to paint. (a:1.3) weighs, [a:b:0.5] changes half-way.")
    private String prompt;

    @Option(
            names = "--strength",
            paramLabel = "0..1",
            description = "How far to move away from the picture. Default: ${DEFAULT-VALUE}.",
            defaultValue = "0.6")
    private double strength = GenerateCommand.USUAL_STRENGTH;

    @Option(
            names = {"-s", "--size"},
            paramLabel = "WxH",
            description =
                    "Size in pixels, such as 512x768. Default: the picture's own, or if the model"
                            + " does not paint well at that, its proportions at the model's size.",
            converter = SizeConverter.class)
    private @Nullable PictureSize size;

    @Mixin private final PaintingMixin painting = new PaintingMixin();

    @Override
    public Integer call() {
        ModelInfo model = painting.model();
        PictureSize wanted = size != null ? size : suited(ImageCodec.bounds(image), model.limits());
        return painting.paint(
                new GenerationRequest.ImageToImage(
                        painting.settings(model, prompt, wanted), image.toString(), strength));
    }

    private static PictureSize suited(Box picture, PictureLimits limits) {
        double side = Math.sqrt((double) picture.area());
        double factor =
                side < limits.nativeSide() || side > limits.largestSide()
                        ? limits.nativeSide() / side
                        : 1;
        return new PictureSize(
                Grid.snap(picture.width() * factor, limits.grid()),
                Grid.snap(picture.height() * factor, limits.grid()));
    }
}
