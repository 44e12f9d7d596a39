package org.scumble.engine.adapter;

import java.time.Duration;
import org.scumble.engine.Cancellation;
import org.scumble.engine.Progress;

/// Tells how far a long work on files is, and ends it when it is no longer wanted.
final class WorkProgress {
    private final String what;
    private final long total;
    private final Progress progress;
    private final Cancellation cancellation;
    private final long start = System.nanoTime();
    private long done;

    /// @param what in words for the artist
    /// @param total of the work, in any unit
    WorkProgress(String what, long total, Progress progress, Cancellation cancellation) {
        this.what = what;
        this.total = total;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /// Notes that `amount` more of the work is done.
    ///
    /// @throws org.scumble.engine.EngineException of reason CANCELLED if it is no longer wanted
    void add(long amount) {
        cancellation.check();
        done += amount;
        double share = total > 0 ? Math.min((double) done / total, 1) : 1;
        double left = (System.nanoTime() - start) * (1 - share) / Math.max(share, 1e-9);
        progress.on(new Progress.Working(what, share, Duration.ofNanos(Math.round(left))));
    }
}
