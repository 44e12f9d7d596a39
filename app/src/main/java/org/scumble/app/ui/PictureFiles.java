package org.scumble.app.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Files with pictures in them, told by the endings of their names.
///
/// @param endings in small letters, without the dot
public record PictureFiles(List<String> endings) {
    /// Flat pictures that the engine reads itself: to start from, or to take the settings from.
    public static final PictureFiles FLAT = new PictureFiles(List.of("png", "jpg", "jpeg", "webp"));

    /// All that becomes a canvas or a layer of one: projects and layered files too, and flat
    /// pictures that the canvas alone converts.
    public static final PictureFiles CANVAS =
            new PictureFiles(
                    Stream.of(
                                    List.of("scumble", "ora", "psd"),
                                    FLAT.endings,
                                    List.of("tif", "tiff", "gif", "bmp"))
                            .flatMap(List::stream)
                            .toList());

    public PictureFiles {
        endings = List.copyOf(endings);
    }

    /// Whether a file is named like one of these.
    public boolean include(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return endings.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /// What a file dialog has to look for.
    public List<String> patterns() {
        return endings.stream().map(ending -> "*." + ending).toList();
    }
}
