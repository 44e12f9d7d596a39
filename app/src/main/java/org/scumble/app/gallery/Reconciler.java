package org.scumble.app.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the library and the folder of pictures together again after a crash, a lost library, or
/// another program's work in the folder.
public final class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    /// A younger one may be another instance's, in the middle of writing it.
    private static final Duration ABANDONED = Duration.ofMinutes(10);

    private final PictureFolder folder;
    private final PictureStore store;

    public Reconciler(Path pictures, PictureStore store) {
        this.folder = new PictureFolder(pictures);
        this.store = store;
    }

    /// Adopts files without a row from their own metadata, marks rows without a file, and deletes
    /// abandoned temporary files.
    ///
    /// @return how many files were adopted
    public int run() {
        Map<Path, Picture> known = new HashMap<>();
        store.all().forEach(picture -> known.put(picture.file(), picture));
        int adopted = 0;
        for (Path file : folder.files()) {
            Picture picture = known.remove(file);
            if (picture != null) {
                mark(picture, false);
            } else if (file.toString().endsWith(".tmp")) {
                deleteIfAbandoned(file);
            } else if (adopt(file)) {
                adopted++;
            }
        }
        known.values().forEach(picture -> mark(picture, true));
        return adopted;
    }

    private void mark(Picture picture, boolean missing) {
        if (picture.missing() != missing) {
            store.setMissing(picture, missing);
        }
    }

    private boolean adopt(Path file) {
        return PictureFacts.read(file).map(facts -> store.add(file, facts, null)).isPresent();
    }

    private static void deleteIfAbandoned(Path file) {
        try {
            Instant changed = Files.getLastModifiedTime(file).toInstant();
            if (changed.isBefore(Instant.now().minus(ABANDONED))) {
                Files.delete(file);
            }
        } catch (IOException e) {
            LOG.warn("{} could not be deleted", file, e);
        }
    }
}
