package org.scumble.engine.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.scumble.engine.file.AtomicFile;

/// The names and sizes of a folder's files, in a file beside them. It is written when they are on
/// the disk, so a folder that agrees with it is whole, even after a power cut.
final class FolderInventory {
    private static final String FILE = "inventory";

    private FolderInventory() {}

    /// Brings the files of `folder` to the disk and writes down what they are.
    static void write(Path folder) throws IOException {
        for (Path file : files(folder)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
        byte[] text = text(folder).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(
                folder.resolve(FILE),
                channel -> AtomicFile.writeFully(channel, ByteBuffer.wrap(text)));
    }

    /// Whether something was written down about `folder`.
    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /// Whether `folder` holds what was written down, to the byte count.
    static boolean agrees(Path folder) {
        try {
            return Files.readString(folder.resolve(FILE)).equals(text(folder));
        } catch (IOException e) {
            return false; // there is none, or it is damaged
        }
    }

    private static String text(Path folder) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Path file : files(folder)) {
            lines.append(Files.size(file)).append(' ').append(file.getFileName()).append('\n');
        }
        return lines.toString();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.endsWith(FILE)).sorted().toList();
        }
    }
}
