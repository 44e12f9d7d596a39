package org.scumble.app.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the pictures of one run go.
///
/// @param output as the user wrote it: a file, a folder, or nothing for the working folder
/// @param pictures of the run; several are numbered
record Destination(@Nullable String output, int pictures) {
    private static final String EXTENSION = ".png";

    /// The file of a picture.
    ///
    /// @param index which picture of the run, from 0
    Path of(int index, long seed) {
        String bySeed = "scumble-" + seed + EXTENSION;
        if (output == null) {
            return Path.of(bySeed);
        }
        Path path = Path.of(output);
        if (namesFolder(output) || Files.isDirectory(path)) {
            return path.resolve(bySeed);
        }
        String name = path.getFileName().toString();
        int end = name.length() - EXTENSION.length();
        boolean png = end > 0 && name.regionMatches(true, end, EXTENSION, 0, EXTENSION.length());
        String number = pictures == 1 ? "" : "-" + (index + 1);
        return path.resolveSibling((png ? name.substring(0, end) : name) + number + EXTENSION);
    }

    private static boolean namesFolder(String output) {
        return output.endsWith("/") || output.endsWith(File.separator);
    }
}
