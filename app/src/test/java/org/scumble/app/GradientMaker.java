package org.scumble.app;

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
import org.scumble.engine.image.Raster;

/// An engine's stand-in that paints gradients at once, or as slowly as a test lets it: each step
/// takes one permit.
public final class GradientMaker implements PictureMaker {
    private static final int ENDLESS = Integer.MAX_VALUE / 2;

    private final Semaphore permits;
    private final Painter painter;

    private GradientMaker(int permits, Painter painter) {
        this.permits = new Semaphore(permits);
        this.painter = painter;
    }

    /// Paints a picture of a size from a seed.
    @FunctionalInterface
    public interface Painter {
        Raster paint(int width, int height, long seed);
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

    public void allow(int steps) {
        permits.release(steps);
    }

    public void allowAll() {
        permits.release(ENDLESS);
    }

    @Override
    public List<GenerationResult> generate(
            GenerationRequest request, Progress progress, Cancellation cancellation) {
        GenerationSettings settings = request.settings();
        progress.on(new Progress.Preparing("Opening the model"));
        List<GenerationResult> results = new ArrayList<>();
        for (int picture = 0; picture < settings.count(); picture++) {
            long seed = settings.seed() + picture;
            Raster image = painter.paint(settings.width(), settings.height(), seed);
            for (int step = 1; step <= settings.steps(); step++) {
                take(cancellation);
                progress.on(
                        new Progress.Step(
                                picture,
                                settings.count(),
                                step,
                                settings.steps(),
                                Duration.ofSeconds(settings.steps() - step),
                                () -> image));
            }
            progress.on(new Progress.Decoding(picture, settings.count()));
            GenerationResult result =
                    new GenerationResult(
                            image,
                            patch(request, image),
                            request,
                            picture,
                            seed,
                            new Provenance("starter", "", "euler", "normal", "Scumble test", "CPU"),
                            Duration.ofMillis(5));
            progress.on(new Progress.Finished(result));
            results.add(result);
        }
        return results;
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

    private void take(Cancellation cancellation) {
        try (Cancellation.Registration registration = cancellation.onCancel(permits::release)) {
            permits.acquireUninterruptibly();
        }
        cancellation.check();
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
