package org.scumble.app.ui;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.image.Raster;

/// Pictures read from disk in the background, small and large, the last ones kept; and the one in
/// the making. Used on the interface's thread alone.
public final class Images {
    /// The longer side of a thumbnail: twice its size on screen, for dense displays.
    private static final int THUMBNAIL = 384;

    /// Asks for a picture in its own size.
    private static final int FULL = 0;

    private static final int THUMBNAILS_KEPT = 200;
    private static final int PICTURES_KEPT = 8;

    private final Map<Path, Image> thumbnails = new Recent(THUMBNAILS_KEPT);
    private final Map<Path, Image> pictures = new Recent(PICTURES_KEPT);
    private @Nullable Preview preview;

    private record Preview(Raster raster, Image image) {}

    /// A picture scaled down, never up; it appears when it is read.
    ///
    /// @param width of the picture itself, in pixels
    public Image thumbnail(Path file, int width, int height) {
        return read(thumbnails, file, Math.max(width, height) <= THUMBNAIL ? FULL : THUMBNAIL);
    }

    /// Hands over a picture scaled down, in the manner of [#whenRead(Path, Consumer)].
    public void whenSmallRead(Path file, Consumer<Image> then) {
        whenRead(read(thumbnails, file, THUMBNAIL), then);
    }

    /// Hands over a picture in full once it is read, at once if it is there; or, if it cannot be
    /// read, an image with an error. What was asked for earlier may come later.
    public void whenRead(Path file, Consumer<Image> then) {
        whenRead(read(pictures, file, FULL), then);
    }

    /// Hands over an image as soon as all of it, or an error, is there.
    static void whenRead(Image image, Consumer<Image> then) {
        if (image.getProgress() == 1) {
            then.accept(image);
            return;
        }
        image.progressProperty()
                .addListener(
                        new ChangeListener<Number>() {
                            @Override
                            public void changed(
                                    ObservableValue<? extends Number> progress,
                                    Number before,
                                    Number now) {
                                if (now.doubleValue() == 1) {
                                    progress.removeListener(this);
                                    then.accept(image);
                                }
                            }
                        });
    }

    /// A picture in the making, made once for all that show it.
    public Image preview(Raster raster) {
        Preview last = preview;
        if (last == null || last.raster != raster) {
            last = new Preview(raster, Rasters.image(raster));
            preview = last;
        }
        return last.image;
    }

    private static Image read(Map<Path, Image> kept, Path file, int side) {
        Image image = kept.get(file);
        if (image == null || image.isError()) { // the file may have been mended since
            image = new Image(file.toUri().toString(), side, side, true, true, true);
            kept.put(file, image);
        }
        return image;
    }

    /// Forgets what was not asked for the longest, and stops reading it.
    private static final class Recent extends LinkedHashMap<Path, Image> {
        private static final long serialVersionUID = 1L;
        private static final float LOAD_FACTOR = 0.75f;

        private final int most;

        Recent(int most) {
            super(16, LOAD_FACTOR, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Image> eldest) {
            boolean tooMany = size() > most;
            if (tooMany) {
                eldest.getValue().cancel();
            }
            return tooMany;
        }
    }
}
