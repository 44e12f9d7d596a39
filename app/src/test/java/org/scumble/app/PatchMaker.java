package org.scumble.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.scumble.app.job.PictureMaker;
import org.scumble.engine.Cancellation;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationRequest.ImageToImage;
import org.scumble.engine.GenerationRequest.Inpaint;
import org.scumble.engine.GenerationRequest.Outpaint;
import org.scumble.engine.GenerationRequest.TextToImage;
import org.scumble.engine.GenerationResult;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.Patch;
import org.scumble.engine.Progress;
import org.scumble.engine.Provenance;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.ImageCodec;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;

/// An engine's stand-in that paints what is masked in one colour, which it takes from the seed: at
/// once, or as slowly as a test lets it, a permit for each step.
public final class PatchMaker implements PictureMaker {
    private static final int ENDLESS = Integer.MAX_VALUE / 2;

    private final Semaphore permits;
    private final Painter painter;

    /// Paints a picture of a size.
    @FunctionalInterface
    public interface Painter {
        Raster paint(int width, int height, long seed);
    }

    private PatchMaker(int permits, Painter painter) {
        this.permits = new Semaphore(permits);
        this.painter = painter;
    }

    public static PatchMaker fast() {
        return fast(PatchMaker::plain);
    }

    public static PatchMaker fast(Painter painter) {
        return new PatchMaker(ENDLESS, painter);
    }

    /// Stands still until [#allow].
    public static PatchMaker held() {
        return held(PatchMaker::plain);
    }

    public static PatchMaker held(Painter painter) {
        return new PatchMaker(0, painter);
    }

    public void allow(int steps) {
        permits.release(steps);
    }

    public void allowAll() {
        permits.release(ENDLESS);
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
    public List<GenerationResult> generate(
            GenerationRequest request, Progress progress, Cancellation cancellation) {
        GenerationSettings settings = request.settings();
        progress.on(new Progress.Preparing("Opening the model"));
        List<GenerationResult> results = new ArrayList<>();
        for (int i = 0; i < settings.count(); i++) {
            int picture = i;
            long seed = settings.seed() + i;
            for (int step = 1; step <= settings.steps(); step++) {
                take(cancellation);
                progress.on(
                        new Progress.Step(
                                picture,
                                settings.count(),
                                step,
                                settings.steps(),
                                Duration.ofSeconds(settings.steps() - step),
                                () -> painter.paint(32, 32, seed)));
            }
            GenerationResult result = result(request, i, seed);
            progress.on(new Progress.Finished(result));
            results.add(result);
        }
        return results;
    }

    private void take(Cancellation cancellation) {
        try (Cancellation.Registration registration = cancellation.onCancel(permits::release)) {
            permits.acquireUninterruptibly();
        }
        cancellation.check();
    }

    /// What is painted for a request.
    public GenerationResult result(GenerationRequest request, int index, long seed) {
        Provenance provenance =
                new Provenance("starter", "", "euler", "normal", "Scumble test", "CPU");
        Patch patch = patch(request, seed);
        Raster image =
                patch != null
                        ? patch.image()
                        : painter.paint(
                                request.settings().width(), request.settings().height(), seed);
        return new GenerationResult(
                image, patch, request, index, seed, provenance, Duration.ofMillis(5));
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
