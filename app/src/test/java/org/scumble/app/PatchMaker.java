package org.scumble.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationRequest.ImageToImage;
import org.scumble.engine.GenerationRequest.Inpaint;
import org.scumble.engine.GenerationRequest.Outpaint;
import org.scumble.engine.GenerationRequest.TextToImage;
import org.scumble.engine.GenerationResult;
import org.scumble.engine.Patch;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.ImageCodec;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;

/// Paints what is masked, in one colour that it takes from the seed unless it is given a painter.
public final class PatchMaker extends SteppedMaker {
    private static final int PREVIEW_SIDE = 32;

    private PatchMaker(int permits, Painter painter) {
        super(permits, painter);
    }

    public static PatchMaker fast() {
        return new PatchMaker(ENDLESS, PatchMaker::plain);
    }

    /// Stands still until [#allow].
    public static PatchMaker held() {
        return held(PatchMaker::plain);
    }

    public static PatchMaker held(Painter painter) {
        return new PatchMaker(0, painter);
    }

    /// The red that a seed is painted in.
    public static int red(long seed) {
        return (int) (seed % 200) + 20;
    }

    private static Raster plain(int width, int height, long seed) {
        Raster picture = Raster.blank(width, height);
        for (int i = 0; i < picture.rgba().length; i += Raster.CHANNELS) {
            picture.rgba()[i] = (byte) red(seed);
            picture.rgba()[i + 3] = (byte) 255;
        }
        return picture;
    }

    @Override
    public GenerationResult result(GenerationRequest request, int index, long seed) {
        Patch patch = patch(request, seed);
        Raster image =
                patch != null
                        ? patch.image()
                        : painter.paint(
                                request.settings().width(), request.settings().height(), seed);
        return result(image, patch, request, index, seed);
    }

    @Override
    Raster preview(GenerationResult result) {
        return painter.paint(PREVIEW_SIDE, PREVIEW_SIDE, result.seed());
    }

    private @Nullable Patch patch(GenerationRequest request, long seed) {
        return switch (request) {
            case TextToImage _, ImageToImage _ -> null;
            case Inpaint it -> {
                Mask mask = Mask.of(ImageCodec.read(Path.of(it.mask())));
                Box bounds = mask.bounds();
                yield new Patch(bounds, cutOut(bounds, mask.crop(bounds), seed));
            }
            case Outpaint it -> {
                Raster inner = ImageCodec.read(Path.of(it.image()));
                Box whole =
                        Box.of(
                                inner.width() + it.left() + it.right(),
                                inner.height() + it.top() + it.bottom());
                Mask mask = Mask.alphaOf(inner).crop(whole.moved(-it.left(), -it.top())).inverted();
                yield new Patch(whole, cutOut(whole, mask, seed));
            }
        };
    }

    private Raster cutOut(Box box, Mask mask, long seed) {
        Raster image = painter.paint(box.width(), box.height(), seed);
        for (int i = 0; i < mask.values().length; i++) {
            image.rgba()[i * Raster.CHANNELS + 3] = mask.values()[i];
        }
        return image;
    }
}
