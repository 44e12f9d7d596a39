package org.scumble.engine.pipeline;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.Cancellation;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationRequest.ImageToImage;
import org.scumble.engine.GenerationRequest.Inpaint;
import org.scumble.engine.GenerationRequest.Outpaint;
import org.scumble.engine.GenerationRequest.TextToImage;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.LatentFiles;
import org.scumble.engine.Patch;
import org.scumble.engine.Progress;
import org.scumble.engine.image.Raster;
import org.scumble.engine.pipeline.Task.Painted;
import org.scumble.engine.prompt.Embeddings;
import org.scumble.engine.stage.DiffusionModel;

/// Paints the pictures of one request with an open model, one after another.
public final class Painter {
    private final DiffusionModel model;
    private final Embeddings embeddings;
    private final GenerationSettings settings;
    private final Progress progress;
    private final Cancellation cancellation;
    private final Task task;
    private final Trajectory first;
    private List<String> usedEmbeddings = List.of();

    /// @param embeddings that the prompts may name
    /// @param limits the sizes that suit the model, by which a region's is chosen
    /// @throws EngineException of reason BAD_REQUEST for a size, sampler or schedule that cannot
    ///     be, or a mask that masks nothing; OUT_OF_MEMORY for a size that does not fit; NOT_FOUND
    ///     or BAD_FILE for a picture or mask that cannot be read
    public Painter(
            DiffusionModel model,
            Embeddings embeddings,
            GenerationRequest request,
            PictureLimits limits,
            Progress progress,
            Cancellation cancellation) {
        this.model = model;
        this.embeddings = embeddings;
        this.settings = request.settings();
        this.progress = progress;
        this.cancellation = cancellation;
        this.task =
                switch (request) {
                    case TextToImage _ -> new WholePicture(model, settings, null);
                    case ImageToImage image -> new WholePicture(model, settings, image);
                    case Inpaint inpaint -> Inpainter.of(model, inpaint, limits, progress);
                    case Outpaint outpaint -> Inpainter.of(model, outpaint, limits, progress);
                };
        this.first = task.passes().getFirst();
    }

    /// The sampler's name for metadata.
    public String sampler() {
        return first.sampler();
    }

    /// The schedule that is run, `automatic` resolved.
    public String schedule() {
        return first.schedule();
    }

    /// The names of the embeddings that the prompts use, each once; known as soon as a picture is.
    public List<String> usedEmbeddings() {
        return usedEmbeddings;
    }

    /// Hears of each finished picture.
    @FunctionalInterface
    public interface Finished {
        /// @param patch what was painted into another picture; null where all was
        void picture(int index, long seed, Raster image, @Nullable Patch patch, Duration took);
    }

    /// Paints every picture of the request.
    public void paint(LatentFiles files, Finished finished) {
        InitialNoise noise =
                new InitialNoise(files, first.size(), settings, task.drawsBeforeNoise());
        noise.save(cancellation);
        Painted unpainted = task.unpainted();
        if (unpainted != null) {
            for (int i = 0; i < settings.count(); i++) {
                finished.picture(
                        i,
                        settings.seed() + i,
                        unpainted.image(),
                        unpainted.patch(),
                        Duration.ZERO);
            }
            return;
        }
        Session session = open();
        for (int i = 0; i < settings.count(); i++) {
            long seed = settings.seed() + i;
            long start = System.nanoTime();
            session.next();
            Painted painted = task.paint(session, i, settings.random().seeded(seed), noise);
            finished.picture(
                    i,
                    seed,
                    painted.image(),
                    painted.patch(),
                    Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /// All that is the same for every picture.
    private Session open() {
        progress.on(new Progress.Preparing("Reading the prompt"));
        Prompts prompts =
                Prompts.encode(
                        model.text(), embeddings, settings, first.steps(), progress, cancellation);
        usedEmbeddings = prompts.embeddings();
        cancellation.check();
        progress.on(
                new Progress.Preparing("Getting the model ready; the first time takes longest"));
        model.denoiser();
        cancellation.check();
        return new Session(model, settings, prompts, task.passes(), progress, cancellation);
    }
}
