package org.scumble.app.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.scumble.engine.file.AtomicFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the library and the folder of pictures together again after a crash, a lost library, or
/// another program's work in the folder.
public final class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    /// How many rows share a transaction, each of which waits for the disk.
    private static final int BATCH = 200;

    private final PictureFolder folder;
    private final PictureStore store;

    public Reconciler(Path pictures, PictureStore store) {
        this.folder = new PictureFolder(pictures);
        this.store = store;
    }

    /// Adopts files without a row from their own metadata, marks rows without a file, and deletes
    /// what a kill left half-written. May be interrupted; the next start goes on from there.
    ///
    /// @return how many files were adopted
    /// @throws IOException if the folder cannot be read
    public int run() throws IOException {
        Map<Path, Picture> known = new HashMap<>();
        store.all().forEach(picture -> known.put(picture.file(), picture));
        Map<Path, PictureFacts> found = new LinkedHashMap<>();
        int adopted = 0;
        for (Path file : folder.files()) {
            if (Thread.currentThread().isInterrupted()) {
                return adopted;
            }
            Picture picture = known.remove(file);
            if (picture != null) {
                mark(picture, false);
            } else if (AtomicFile.isUnfinished(file)) {
                deleteIfAbandoned(file);
            } else {
                PictureFacts.read(file).ifPresent(facts -> found.put(file, facts));
            }
            if (found.size() == BATCH) {
                adopted += adopt(found);
            }
        }
        adopted += adopt(found);
        known.values().forEach(picture -> mark(picture, true));
        return adopted;
    }

    private void mark(Picture picture, boolean missing) {
        if (picture.missing() != missing) {
            store.setMissing(picture, missing);
        }
    }

    private int adopt(Map<Path, PictureFacts> found) {
        int count = found.size();
        store.addAll(found);
        found.clear();
        return count;
    }

    private static void deleteIfAbandoned(Path file) {
        try {
            if (AtomicFile.isAbandoned(file)) {
                Files.delete(file);
            }
        } catch (IOException e) {
            LOG.warn("{} could not be deleted", file, e);
        }
    }
}
