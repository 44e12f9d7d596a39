package org.scumble.app;

import java.util.Optional;
import org.scumble.app.job.Job;
import org.scumble.app.notice.Notice;

/// What the artist hears of a job that ended before its pictures were made.
final class JobNotices {
    private JobNotices() {}

    /// Empty if there is nothing to hear.
    ///
    /// @param retry puts the job back into the queue
    static Optional<Notice> of(Job job, Runnable retry) {
        return switch (job.state()) {
            case FAILED ->
                    Optional.of(
                            Notice.error("The picture was not made", job.message())
                                    .withAction("Try again", retry));
            case SUSPECT -> Optional.of(suspect(job).withAction("Try again", retry));
            case CANCELLED -> Optional.of(cancelled(job).withAction("Go on", retry));
            case QUEUED, RUNNING, DONE -> Optional.empty();
        };
    }

    private static Notice suspect(Job job) {
        return Notice.error(
                "Scumble ended twice while painting a picture",
                ("The request \"%s\" is set aside. Try it again with a smaller size or another"
                                + " model.")
                        .formatted(job.request().settings().prompt()));
    }

    private static Notice cancelled(Job job) {
        return Notice.info(
                "Cancelled",
                job.origin() == null
                        ? "What was finished is in the gallery."
                        : "What was finished waits beside the canvas.");
    }
}
