package org.scumble.app.canvas;

import java.nio.file.Path;
import java.util.Optional;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationRequest.ImageToImage;
import org.scumble.engine.GenerationRequest.Inpaint;
import org.scumble.engine.GenerationRequest.Outpaint;
import org.scumble.engine.GenerationRequest.TextToImage;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.InpaintOptions;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.ImageCodec;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;
import org.scumble.engine.pipeline.InpaintPlan;
import org.scumble.engine.pipeline.PictureLimits;
import org.scumble.engine.stage.PictureSize;

/// How a request that fills a part of a picture is painted.
final class RequestPlan {
    private RequestPlan() {}

    /// Of a request that is in the queue, from its files.
    ///
    /// @return nothing for requests that paint whole pictures
    /// @throws org.scumble.engine.EngineException if a file cannot be read
    static Optional<InpaintPlan> of(GenerationRequest request, PictureLimits limits) {
        return switch (request) {
            case TextToImage _, ImageToImage _ -> Optional.empty();
            case Inpaint it ->
                    Optional.of(
                            of(
                                    Mask.of(ImageCodec.read(Path.of(it.mask()))),
                                    it.strength(),
                                    it.options(),
                                    it.settings(),
                                    limits));
            case Outpaint it ->
                    Optional.of(of(mask(it), it.strength(), it.options(), it.settings(), limits));
        };
    }

    /// How a masked part is painted at the size that the settings say.
    static InpaintPlan of(
            Mask mask,
            double strength,
            InpaintOptions options,
            GenerationSettings settings,
            PictureLimits limits) {
        return InpaintPlan.of(
                mask.width(),
                mask.height(),
                mask,
                strength,
                options,
                limits,
                new PictureSize(settings.width(), settings.height()));
    }

    private static Mask mask(Outpaint request) {
        Raster inner = ImageCodec.read(Path.of(request.image()));
        Box whole =
                new Box(
                        -request.left(),
                        -request.top(),
                        inner.width() + request.left() + request.right(),
                        inner.height() + request.top() + request.bottom());
        return Mask.alphaOf(inner).crop(whole).inverted();
    }
}
