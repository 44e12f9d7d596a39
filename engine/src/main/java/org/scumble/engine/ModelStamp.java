package org.scumble.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A model as its files are at one moment. Weights replaced inside a folder leave the folder's own
/// time as it was, so every file counts.
///
/// @param path the file or folder
/// @param files what a model is read from: its weights, configurations and vocabularies
record ModelStamp(Path path, List<FileStamp> files) {
    private record FileStamp(Path path, long size, FileTime changed) {}

    /// How deep a diffusers folder is.
    private static final int DEPTH = 2;

    static ModelStamp of(Path model) {
        Path path = model.toAbsolutePath().normalize();
        List<FileStamp> stamps = new ArrayList<>();
        try (Stream<Path> files = Files.walk(path, DEPTH, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> read =
                    files.filter(Files::isRegularFile)
                            .filter(file -> file.equals(path) || isRead(file))
                            .sorted()
                            .toList();
            for (Path file : read) {
                var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                stamps.add(new FileStamp(file, attributes.size(), attributes.lastModifiedTime()));
            }
        } catch (IOException | UncheckedIOException e) {
            return new ModelStamp(path, List.of()); // opening it says what is wrong
        }
        return new ModelStamp(path, stamps);
    }

    private static boolean isRead(Path file) {
        String name = file.toString();
        return name.endsWith(".safetensors") || name.endsWith(".json") || name.endsWith(".txt");
    }
}
