package org.scumble.app;

import org.jspecify.annotations.Nullable;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationRequest.ImageToImage;
import org.scumble.engine.GenerationRequest.Inpaint;
import org.scumble.engine.GenerationRequest.Outpaint;
import org.scumble.engine.GenerationRequest.TextToImage;
import org.scumble.engine.GenerationResult;
import org.scumble.engine.Patch;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Raster;

/// Paints gradients, without looking at any file that a request names.
public final class GradientMaker extends SteppedMaker {
    private GradientMaker(int permits, Painter painter) {
        super(permits, painter);
    }

    public static GradientMaker fast() {
        return fast(GradientMaker::paint);
    }

    public static GradientMaker fast(Painter painter) {
        return new GradientMaker(ENDLESS, painter);
    }

    /// Stands still until [#allow].
    public static GradientMaker held() {
        return new GradientMaker(0, GradientMaker::paint);
    }

    @Override
    public GenerationResult result(GenerationRequest request, int index, long seed) {
        Raster image = painter.paint(request.settings().width(), request.settings().height(), seed);
        return result(image, patch(request, image), request, index, seed);
    }

    @Override
    Raster preview(GenerationResult result) {
        return result.image();
    }

    /// The lower right quarter, half transparent at its left, as if that had been masked.
    private static @Nullable Patch patch(GenerationRequest request, Raster image) {
        return switch (request) {
            case TextToImage _, ImageToImage _ -> null;
            case Inpaint _, Outpaint _ -> {
                int width = image.width() / 2;
                int height = image.height() / 2;
                Box area = new Box(width, height, width, height);
                Raster part = image.crop(area);
                for (int y = 0; y < height; y++) {
                    part.rgba()[part.index(0, y) + 3] = (byte) 128;
                }
                yield new Patch(area, part);
            }
        };
    }

    public static Raster paint(int width, int height, long seed) {
        byte[] rgba = new byte[width * height * Raster.CHANNELS];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = (y * width + x) * Raster.CHANNELS;
                rgba[at] = (byte) (255 * x / width);
                rgba[at + 1] = (byte) (255 * y / height);
                rgba[at + 2] = (byte) (seed * 37);
                rgba[at + 3] = (byte) 255;
            }
        }
        return new Raster(width, height, rgba);
    }
}
