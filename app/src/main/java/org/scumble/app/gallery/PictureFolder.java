package org.scumble.app.gallery;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.scumble.app.job.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folder of the finished pictures, one subfolder a day.
record PictureFolder(Path root) {
    private static final Logger LOG = LoggerFactory.getLogger(PictureFolder.class);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT);
    private static final int LONGEST_WORDS = 40;

    /// Where a job's picture goes. The name follows from the job alone, so that a picture made
    /// again after a crash replaces itself.
    ///
    /// @param index which of the job's pictures, from 0
    Path fileFor(Job job, int index) {
        ZonedDateTime time = job.created().atZone(ZoneId.systemDefault());
        String name =
                "%s-%d-%d%s.png"
                        .formatted(
                                TIME.format(time),
                                job.id(),
                                index + 1,
                                words(job.request().settings().prompt()));
        return root.resolve(DAY.format(time)).resolve(name);
    }

    /// The prompt's first words in letters every file system takes.
    private static String words(String prompt) {
        String plain =
                Normalizer.normalize(prompt, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
        if (plain.length() > LONGEST_WORDS) {
            int lastWhole = plain.lastIndexOf('-', LONGEST_WORDS);
            plain = plain.substring(0, lastWhole > 0 ? lastWhole : LONGEST_WORDS);
        }
        return plain.isEmpty() ? "" : "-" + plain;
    }

    /// How the library names a file: relative to the folder, so that the folder can move.
    String nameOf(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    Path file(String name) {
        return root.resolve(name);
    }

    /// Every file in the folder and below it, in order. A subfolder that cannot be read is left
    /// out: the pictures elsewhere need not wait for it.
    List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile()) {
                            files.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e)
                            throws IOException {
                        if (file.equals(root)) {
                            throw e;
                        }
                        LOG.warn("{} cannot be read", file, e);
                        return FileVisitResult.CONTINUE;
                    }
                });
        files.sort(null);
        return files;
    }
}
