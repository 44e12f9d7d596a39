package org.scumble.app.canvas.staging;

import java.util.function.Consumer;
import org.scumble.app.job.Job;
import org.scumble.app.job.PictureKeeper;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.GenerationResult;

/// Keeps what was painted for a canvas with that canvas, as candidates.
public final class StagingKeeper implements PictureKeeper {
    private final StagingFolder folder;
    private final Consumer<Candidate> onKept;

    /// @param onKept hears of each candidate once it is durable, on the job's thread
    public StagingKeeper(StagingFolder folder, Consumer<Candidate> onKept) {
        this.folder = folder;
        this.onKept = onKept;
    }

    @Override
    public int kept(Job job) {
        return folder.made(job, origin(job));
    }

    @Override
    public void keep(Job job, GenerationResult result) {
        onKept.accept(folder.keep(job, origin(job), result));
    }

    private static Origin origin(Job job) {
        String text = job.origin();
        if (text == null) {
            throw new IllegalArgumentException("Job " + job.id() + " is of no canvas");
        }
        return Origin.parse(text)
                .orElseThrow(
                        () ->
                                new EngineException(
                                        Reason.UNSUPPORTED,
                                        "Another version of Scumble queued this for a canvas, and"
                                                + " this one cannot tell where it belongs. Ask for it"
                                                + " again on the canvas."));
    }
}
