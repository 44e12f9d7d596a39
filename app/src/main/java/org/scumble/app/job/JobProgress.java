package org.scumble.app.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.Progress;
import org.scumble.engine.image.Raster;

/// How far a running job is, in the artist's words.
///
/// @param fraction 0–1 of the whole request, or negative while that cannot be told
/// @param timeLeft for the whole request, or null while that cannot be told
/// @param preview a rough picture of what is coming, or null
public record JobProgress(
        long job,
        String text,
        double fraction,
        @Nullable Duration timeLeft,
        @Nullable Raster preview) {

    /// @param last the preview so far, which stays until there is a better one
    static JobProgress of(long job, Progress.Event event, @Nullable Raster last) {
        return switch (event) {
            case Progress.Preparing preparing ->
                    new JobProgress(job, preparing.what(), -1, null, null);
            case Progress.Notice notice -> new JobProgress(job, notice.text(), -1, null, last);
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
                        job, text, pictures / step.pictures(), step.timeLeft(), preview);
            }
            case Progress.Decoding decoding -> {
                String text = picture(decoding.picture(), decoding.pictures()) + "Finishing";
                double fraction = (decoding.picture() + 1.0) / decoding.pictures();
                yield new JobProgress(job, text, fraction, null, last);
            }
            case Progress.Finished finished ->
                    new JobProgress(job, "Saved", -1, null, finished.result().image());
        };
    }

    private static String picture(int index, int count) {
        return count == 1 ? "" : "Picture %d of %d · ".formatted(index + 1, count);
    }
}
