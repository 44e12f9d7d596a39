package org.scumble.engine.pipeline;

import java.nio.file.Path;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.GenerationRequest.Inpaint;
import org.scumble.engine.GenerationRequest.Outpaint;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.ImageCodec;
import org.scumble.engine.image.Infill;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;
import org.scumble.engine.image.Resampling;

/// A picture and what of it is to be painted.
///
/// @param picture of the finished picture's size; transparent where there is nothing yet
/// @param mask of the same size: 255 where the picture is transparent
record Ground(Raster picture, Mask mask) {
    /// The most pixels of a picture: a square of 16384.
    private static final long MOST_PIXELS = 1L << 28;

    private static final int OPAQUE = 255;

    /// One for all pictures of a request, which share what they start from.
    private static final long FILL_SEED = 0;

    /// @throws EngineException if the picture or the mask cannot be read
    static Ground of(Inpaint request) {
        Raster picture = ImageCodec.read(Path.of(request.image()));
        Mask painted = Mask.of(ImageCodec.read(Path.of(request.mask())));
        return of(picture, Surroundings.scaled(painted, picture.width(), picture.height()));
    }

    /// @throws EngineException if the picture cannot be read, or would become too large
    static Ground of(Outpaint request) {
        Raster inner = ImageCodec.read(Path.of(request.image()));
        long width = (long) inner.width() + request.left() + request.right();
        long height = (long) inner.height() + request.top() + request.bottom();
        if (width * height > MOST_PIXELS) {
            throw new EngineException(
                    Reason.BAD_REQUEST,
                    "The extended picture would have %d x %d pixels, too many to hold. Extend it by less."
                            .formatted(width, height));
        }
        Raster extended =
                Raster.blank((int) width, (int) height).laid(inner, request.left(), request.top());
        return of(extended, Mask.filled((int) width, (int) height, 0));
    }

    private static Ground of(Raster picture, Mask mask) {
        return new Ground(
                picture, picture.isOpaque() ? mask : mask.max(Mask.alphaOf(picture).inverted()));
    }

    /// A part of it, ready to be painted over: filled in under the mask, and wherever there is
    /// nothing yet.
    ///
    /// @param width that it is scaled to
    /// @param height that it is scaled to
    Raster filled(Box area, int width, int height, Infill infill) {
        Raster part = picture.crop(area);
        boolean opaque = part.isOpaque();
        if (infill == Infill.ORIGINAL && opaque) {
            return Resampling.lanczos(part, width, height);
        }
        Mask hole = mask.crop(area);
        if (!opaque) {
            Mask missing = Mask.alphaOf(part).threshold(OPAQUE).inverted();
            hole = infill == Infill.ORIGINAL ? missing : hole.max(missing);
        }
        Infill how = infill == Infill.ORIGINAL ? Infill.BORDER : infill;
        // Filling takes time by the pixel, and shows as much at either size.
        return (long) width * height < area.area()
                ? how.fill(
                        Resampling.lanczos(part, width, height),
                        Surroundings.greatest(hole, width, height),
                        FILL_SEED)
                : Resampling.lanczos(how.fill(part, hole, FILL_SEED), width, height);
    }
}
