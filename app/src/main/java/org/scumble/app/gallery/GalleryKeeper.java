package org.scumble.app.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.scumble.app.job.Job;
import org.scumble.app.job.PictureKeeper;
import org.scumble.engine.EngineException;
import org.scumble.engine.GenerationResult;
import org.scumble.engine.PictureFile;

/// Keeps finished pictures in this order: the file, durable; its row; the screen. A crash in
/// between leaves a file without a row, which [Reconciler] finds at the next start.
public final class GalleryKeeper implements PictureKeeper {
    private final PictureFolder folder;
    private final PictureStore store;
    private final Consumer<Picture> onKept;

    /// @param pictures the folder that holds the files
    /// @param onKept hears of each kept picture, on the job's thread
    public GalleryKeeper(Path pictures, PictureStore store, Consumer<Picture> onKept) {
        this.folder = new PictureFolder(pictures);
        this.store = store;
        this.onKept = onKept;
    }

    @Override
    public int kept(Job job) {
        return store.countOf(job.id());
    }

    @Override
    public void keep(Job job, GenerationResult result) {
        int index = (int) (result.seed() - job.request().settings().seed());
        Path file = folder.fileFor(job, index);
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new EngineException(
                    EngineException.Reason.CANNOT_WRITE,
                    "The picture could not be saved to %s: %s. Check that the disk is not full and the folder can be written, then try again."
                            .formatted(file.getParent(), e.getMessage()),
                    e);
        }
        PictureFile.save(result, file);
        onKept.accept(store.add(file, PictureFacts.of(result), job.id()));
    }
}
