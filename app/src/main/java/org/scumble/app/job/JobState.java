package org.scumble.app.job;

/// Where a job stands.
public enum JobState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED,
    /// The program ended abruptly twice while at it; it runs again only when the artist says so.
    SUSPECT;

    /// Whether the job still has work before it.
    public boolean isPending() {
        return this == QUEUED || this == RUNNING;
    }
}
