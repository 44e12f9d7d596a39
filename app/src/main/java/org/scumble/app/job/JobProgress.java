package org.scumble.app.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.Progress;
import org.scumble.engine.image.Raster;

/// How far a running job is, in the artist's words.
///
/// @param origin who asked for the job, as [Job#origin]
/// @param fraction 0–1 of the whole request, or negative while that cannot be told
/// @param timeLeft for the whole request, or null while that cannot be told
/// @param preview a rough picture of what is coming, or null
public record JobProgress(
        long job,
        @Nullable String origin,
        String text,
        double fraction,
        @Nullable Duration timeLeft,
        @Nullable Raster preview) {

    /// @param last the preview so far, which stays until there is a better one
    static JobProgress of(Job job, Progress.Event event, @Nullable Raster last) {
        return switch (event) {
            case Progress.Preparing preparing -> told(job, preparing.what(), null);
            case Progress.Notice notice -> told(job, notice.text(), last);
            case Progress.Step step -> {
                double pictures = step.picture() + (double) step.step() / step.steps();
                String text =
                        "%sStep %d of %d"
                                .formatted(
                                        picture(step.picture(), step.pictures()),
                                        step.step(),
                                        step.steps());
                // The picture itself follows the last step at once.
                Raster preview = step.step() < step.steps() ? step.preview().get() : last;
                yield new JobProgress(
                        job.id(),
                        job.origin(),
                        text,
                        pictures / step.pictures(),
                        step.timeLeft(),
                        preview);
            }
            case Progress.Working working ->
                    new JobProgress(
                            job.id(),
                            job.origin(),
                            working.what(),
                            working.share(),
                            working.timeLeft(),
                            last);
            case Progress.Decoding decoding -> {
                String text = picture(decoding.picture(), decoding.pictures()) + "Finishing";
                double fraction = (decoding.picture() + 1.0) / decoding.pictures();
                yield new JobProgress(job.id(), job.origin(), text, fraction, null, last);
            }
            case Progress.Finished finished -> told(job, "Saved", finished.result().image());
        };
    }

    /// Words of which it cannot be told how much of the request they make.
    static JobProgress told(Job job, String text, @Nullable Raster preview) {
        return new JobProgress(job.id(), job.origin(), text, -1, null, preview);
    }

    private static String picture(int index, int count) {
        return count == 1 ? "" : "Picture %d of %d · ".formatted(index + 1, count);
    }
}
