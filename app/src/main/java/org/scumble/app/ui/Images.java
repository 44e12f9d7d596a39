package org.scumble.app.ui;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.image.Image;

/// Pictures read from disk in the background, small and large, the last ones kept. Used on the
/// interface's thread alone.
public final class Images {
    /// The longer side of a thumbnail: twice its size on screen, for dense displays.
    private static final int THUMBNAIL = 384;

    private static final int THUMBNAILS_KEPT = 200;
    private static final int PICTURES_KEPT = 8;

    private final Map<Path, Image> thumbnails = new Recent<>(THUMBNAILS_KEPT);
    private final Map<Path, Image> pictures = new Recent<>(PICTURES_KEPT);

    /// A picture scaled down, never up; it appears when it is read.
    ///
    /// @param width of the picture itself, in pixels
    public Image thumbnail(Path file, int width, int height) {
        return thumbnails.computeIfAbsent(
                file,
                path ->
                        Math.max(width, height) <= THUMBNAIL
                                ? new Image(path.toUri().toString(), true)
                                : new Image(
                                        path.toUri().toString(),
                                        THUMBNAIL,
                                        THUMBNAIL,
                                        true,
                                        true,
                                        true));
    }

    /// A picture in full; it is there on return.
    public Image picture(Path file) {
        return pictures.computeIfAbsent(file, path -> new Image(path.toUri().toString()));
    }

    /// A map that forgets what was not asked for the longest.
    private static final class Recent<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;
        private static final float LOAD_FACTOR = 0.75f;

        private final int most;

        Recent(int most) {
            super(16, LOAD_FACTOR, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }
}
