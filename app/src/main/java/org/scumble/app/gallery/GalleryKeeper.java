package org.scumble.app.gallery;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.scumble.app.job.Job;
import org.scumble.app.job.PictureKeeper;
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
        Path file = folder.fileFor(job, PictureKeeper.index(job, result));
        PictureKeeper.makeFolder(Objects.requireNonNull(file.getParent()));
        PictureFile.save(result, file);
        onKept.accept(store.add(file, PictureFacts.of(result), job.id()));
    }
}
