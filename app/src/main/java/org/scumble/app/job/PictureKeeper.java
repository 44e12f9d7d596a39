package org.scumble.app.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.scumble.engine.EngineException;
import org.scumble.engine.GenerationResult;

/// Keeps finished pictures for good; the gallery does.
public interface PictureKeeper {
    /// How many of the job's pictures were kept already, by an earlier attempt.
    int kept(Job job);

    /// Keeps a picture: durable on return. Keeping the same one again changes nothing.
    void keep(Job job, GenerationResult result);

    /// Which of its job's pictures a result is, from 0: what was made by an earlier attempt counts.
    static int index(Job job, GenerationResult result) {
        return (int) (result.seed() - job.request().settings().seed());
    }

    /// Makes the folder that a picture is about to be saved in, if it is not there.
    ///
    /// @throws EngineException of reason CANNOT_WRITE
    static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new EngineException(
                    EngineException.Reason.CANNOT_WRITE,
                    "The picture could not be saved to %s: %s. Check that the disk is not full and the folder can be written, then try again."
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }
}
