package org.scumble.engine.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Models as ONNX Runtime has optimised them for this very processor, kept on disk: what takes many
/// seconds the first time is mapped back in under one from then on.
///
/// Each lives in a folder of its own, named by all that decides its content, and appears there
/// whole or not at all. The least recently used go first when space runs short.
final class CompiledModelCache {
    static final String MODEL = "model.onnx";
    static final String WEIGHTS = "model.weights";

    private static final Logger LOG = LoggerFactory.getLogger(CompiledModelCache.class);
    private static final long MOST_BYTES = 48L << 30;
    private static final long LEAST_FREE_BYTES = 4L << 30;

    /// How the names of folders begin that a model is still being written into.
    private static final String UNFINISHED = "new-";

    private static final Duration LONGEST_COMPILATION = Duration.ofHours(1);

    private final Path folder;
    private final long mostBytes;

    CompiledModelCache(Path folder) {
        this(folder, MOST_BYTES);
    }

    /// @param mostBytes what all kept models may take together
    CompiledModelCache(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /// A name for what `parts` describe.
    static String key(byte[] model, String... parts) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
        digest.update(model);
        for (String part : parts) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    /// The model of that name, if it is kept here; it then counts as just used.
    Optional<Path> find(String key) {
        Path model = folder.resolve(key).resolve(MODEL);
        if (!Files.exists(model)) {
            return Optional.empty();
        }
        try {
            Files.setLastModifiedTime(model, FileTime.from(Instant.now()));
        } catch (IOException e) {
            LOG.debug("The age of {} stays as it is", model, e);
        }
        return Optional.of(model);
    }

    /// Makes room for `bytes` and a folder to write a new model into; empty if the disk has no
    /// room.
    Optional<Path> begin(long bytes) {
        try {
            Files.createDirectories(folder);
            if (!makeRoom(bytes)) {
                LOG.info("No room to keep the compiled model ({} MB)", bytes >> 20);
                return Optional.empty();
            }
            return Optional.of(Files.createTempDirectory(folder, UNFINISHED));
        } catch (IOException e) {
            LOG.info("Compiled models cannot be kept in {}: {}", folder, e.getMessage());
            return Optional.empty();
        }
    }

    /// Gives the model written into `begun` its name and returns its path.
    Path finish(Path begun, String key) {
        Path kept = folder.resolve(key);
        try {
            Files.move(begun, kept, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.exists(kept.resolve(MODEL))) {
                throw new UncheckedIOException(e);
            }
            delete(begun); // another instance was faster
        }
        return kept.resolve(MODEL);
    }

    /// Removes a model that turned out to be of no use.
    void forget(String key) {
        delete(folder.resolve(key));
    }

    /// Removes a folder and all in it.
    static void delete(Path tree) {
        try {
            Files.walkFileTree(
                    tree,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                                throws IOException {
                            Files.delete(file);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(
                                Path dir, @org.jspecify.annotations.Nullable IOException failure)
                                throws IOException {
                            Files.delete(dir);
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            LOG.warn("Could not remove {}", tree, e);
        }
    }

    private boolean makeRoom(long bytes) throws IOException {
        List<Kept> kept = kept();
        long used = kept.stream().mapToLong(Kept::bytes).sum();
        for (Kept oldest : kept) {
            if (fits(used, bytes)) {
                break;
            }
            delete(oldest.folder);
            used -= oldest.bytes;
        }
        return fits(used, bytes);
    }

    private boolean fits(long used, long bytes) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        return used + bytes <= mostBytes && free - bytes >= LEAST_FREE_BYTES;
    }

    /// What is kept, least recently used first; what a crash left unfinished before all.
    private List<Kept> kept() throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(Files::isDirectory)
                    .map(CompiledModelCache::measure)
                    .sorted(Comparator.comparing(Kept::used))
                    .toList();
        }
    }

    private static Kept measure(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            long bytes = 0;
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
            return new Kept(folder, bytes, lastUse(folder));
        } catch (IOException e) {
            return new Kept(folder, 0, FileTime.fromMillis(0));
        }
    }

    private static FileTime lastUse(Path folder) throws IOException {
        if (!folder.getFileName().toString().startsWith(UNFINISHED)) {
            return Files.getLastModifiedTime(folder.resolve(MODEL));
        }
        FileTime begun = Files.getLastModifiedTime(folder);
        boolean left = begun.toInstant().isBefore(Instant.now().minus(LONGEST_COMPILATION));
        return left ? FileTime.fromMillis(0) : begun;
    }

    private record Kept(Path folder, long bytes, FileTime used) {}
}
