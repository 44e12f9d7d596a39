package org.scumble.app.job;

/// Hears about the queue, on the worker's thread.
public interface JobListener {
    /// The set of jobs or the state of one changed.
    void queueChanged();

    /// The running job came further.
    void progressed(JobProgress progress);

    /// The running job has something to say that does not stop it.
    void told(String text);

    /// A job came to its end; its state says how.
    void ended(Job job);
}
