package org.scumble.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.scumble.app.job.PictureMaker;
import org.scumble.engine.Cancellation;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationResult;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.Patch;
import org.scumble.engine.Progress;
import org.scumble.engine.Provenance;
import org.scumble.engine.image.Raster;

/// An engine's stand-in that paints at once, or as slowly as a test lets it: each step takes one
/// permit.
public abstract class SteppedMaker implements PictureMaker {
    static final int ENDLESS = Integer.MAX_VALUE / 2;

    private final Semaphore permits;
    final Painter painter;

    /// Paints a picture of a size from a seed.
    @FunctionalInterface
    public interface Painter {
        Raster paint(int width, int height, long seed);
    }

    /// @param permits steps that are allowed at first
    SteppedMaker(int permits, Painter painter) {
        this.permits = new Semaphore(permits);
        this.painter = painter;
    }

    public final void allow(int steps) {
        permits.release(steps);
    }

    public final void allowAll() {
        permits.release(ENDLESS);
    }

    /// What is painted for a request.
    public abstract GenerationResult result(GenerationRequest request, int index, long seed);

    /// What is seen on the way to a result.
    abstract Raster preview(GenerationResult result);

    static GenerationResult result(
            Raster image, @Nullable Patch patch, GenerationRequest request, int index, long seed) {
        return new GenerationResult(
                image,
                patch,
                request,
                index,
                seed,
                new Provenance("starter", "", "euler", "normal", "Scumble test", "CPU"),
                Duration.ofMillis(5));
    }

    @Override
    public final List<GenerationResult> generate(
            GenerationRequest request, Progress progress, Cancellation cancellation) {
        GenerationSettings settings = request.settings();
        progress.on(new Progress.Preparing("Opening the model"));
        List<GenerationResult> results = new ArrayList<>();
        for (int i = 0; i < settings.count(); i++) {
            GenerationResult result = result(request, i, settings.seed() + i);
            for (int step = 1; step <= settings.steps(); step++) {
                take(cancellation);
                progress.on(
                        new Progress.Step(
                                i,
                                settings.count(),
                                step,
                                settings.steps(),
                                Duration.ofSeconds(settings.steps() - step),
                                () -> preview(result)));
            }
            progress.on(new Progress.Decoding(i, settings.count()));
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
}
