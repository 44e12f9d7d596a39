package org.scumble.app.canvas;

import java.nio.file.Path;
import java.util.Locale;

/// The names of the artist's files, and what their endings say.
final class FileNames {
    /// The ending of a project, which keeps the history too.
    static final String PROJECT = "scumble";

    /// The ending of a file that other programs read, layers and all.
    static final String OPEN_RASTER = "ora";

    private FileNames() {}

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    static String withoutEnding(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    static boolean isProject(Path file) {
        return endsWith(file, PROJECT);
    }

    /// The file, or one beside it whose ending says that layers are kept: a project.
    static Path layered(Path file) {
        return isProject(file) || endsWith(file, OPEN_RASTER) ? file : with(file, PROJECT);
    }

    /// The file, or one beside it of this ending if it has none.
    static Path withSome(Path file, String ending) {
        return name(file).contains(".") ? file : with(file, ending);
    }

    private static boolean endsWith(Path file, String ending) {
        return name(file).toLowerCase(Locale.ROOT).endsWith("." + ending);
    }

    private static Path with(Path file, String ending) {
        return file.resolveSibling(name(file) + "." + ending);
    }
}
