package org.scumble.app.job;

import org.scumble.engine.GenerationResult;

/// Keeps finished pictures for good; the gallery does.
public interface PictureKeeper {
    /// How many of the job's pictures are kept already, from an earlier attempt.
    int kept(Job job);

    /// Keeps a picture: durable on return. Keeping the same one again changes nothing.
    void keep(Job job, GenerationResult result);
}
