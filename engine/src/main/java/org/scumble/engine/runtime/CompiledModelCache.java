package org.scumble.engine.runtime;

import java.io.IOException;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Models as ONNX Runtime has optimised them for this very processor, kept on disk: what takes many
/// seconds the first time is mapped back in under one from then on.
///
/// Each lives in a folder of its own, named by all that decides its content, and is found there
/// whole or not at all: a model can be used as soon as it has its name, and is found by others once
/// [#settle] has brought it to the disk, which for gigabytes takes longer than an artist should
/// wait. The least recently used go first when space runs short. One process writes at a time; any
/// number read.
final class CompiledModelCache {
    static final String MODEL = "model.onnx";
    static final String WEIGHTS = "model.weights";

    private static final Logger LOG = LoggerFactory.getLogger(CompiledModelCache.class);
    private static final long MOST_BYTES = 48L << 30;
    private static final long LEAST_FREE_BYTES = 4L << 30;

    /// How the names of folders begin that a model is still being written into.
    private static final String UNFINISHED = "new-";

    private final Path folder;
    private final long mostBytes;
    private final Remover remover;
    private final WriterLock writer;

    /// Models with a name that are not on the disk yet. While there are any, the right to write
    /// stays here.
    private final List<Path> unsettled = new ArrayList<>();

    private boolean drafting;

    CompiledModelCache(Path folder) {
        this(folder, MOST_BYTES, CompiledModelCache::delete);
    }

    /// @param mostBytes what all kept models may take together
    CompiledModelCache(Path folder, long mostBytes, Remover remover) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.remover = remover;
        this.writer = new WriterLock(folder);
    }

    /// Removes a folder and all in it.
    @FunctionalInterface
    interface Remover {
        /// @return whether it is gone
        boolean remove(Path folder);
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

    /// The model of that name, if it is kept here whole; it then counts as just used.
    Optional<Path> find(String key) {
        Path kept = folder.resolve(key);
        if (!FolderInventory.agrees(kept)) {
            return Optional.empty();
        }
        Path model = kept.resolve(MODEL);
        try {
            Files.setLastModifiedTime(model, FileTime.from(Instant.now()));
        } catch (IOException e) {
            LOG.debug("The age of {} stays as it is", model, e);
        }
        return Optional.of(model);
    }

    /// Makes room for `bytes` and a draft of a new model; empty if the disk has no room, or another
    /// draft is being written, by this process or another. What ended processes left unfinished is
    /// removed.
    synchronized Optional<Draft> begin(long bytes) {
        try {
            Files.createDirectories(folder);
            if (drafting || unsettled.isEmpty() && !writer.tryTake()) {
                LOG.info("Another model is being kept just now; this one is not");
                return Optional.empty();
            }
            return draft(bytes);
        } catch (IOException e) {
            LOG.info("Compiled models cannot be kept in {}: {}", folder, e.getMessage());
            return Optional.empty();
        }
    }

    /// A model on its way into the cache. Closing it removes what is not finished.
    final class Draft implements AutoCloseable {
        private final Path begun;

        private Draft(Path begun) {
            this.begun = begun;
        }

        /// Where [#MODEL] and [#WEIGHTS] are to be written.
        Path folder() {
            return begun;
        }

        /// Gives the model its name and returns its path there. It is kept once it is settled.
        ///
        /// @throws IOException if the disk fails; nothing is kept then
        Path finish(String key) throws IOException {
            Path kept = folder.resolve(key);
            if (!FolderInventory.agrees(kept)) { // else another process was faster
                if (Files.exists(kept)) {
                    remover.remove(kept); // damaged
                }
                Files.move(begun, kept, StandardCopyOption.ATOMIC_MOVE);
                synchronized (CompiledModelCache.this) {
                    unsettled.add(kept);
                }
            }
            return kept.resolve(MODEL);
        }

        @Override
        public void close() {
            if (Files.exists(begun)) {
                remover.remove(begun);
            }
            synchronized (CompiledModelCache.this) {
                drafting = false;
                release();
            }
        }
    }

    /// Whether every model that was finished here is on the disk.
    synchronized boolean isSettled() {
        return unsettled.isEmpty();
    }

    /// Brings the finished models to the disk, so that every process finds them from now on.
    synchronized void settle() {
        for (Path kept : unsettled) {
            try {
                FolderInventory.write(kept);
            } catch (IOException e) { // the disk may be full; it is removed when one is kept next
                LOG.warn("The compiled model is not kept: {}", e.getMessage());
            }
        }
        unsettled.clear();
        release();
    }

    /// Removes a model that turned out to be of no use.
    synchronized void forget(String key) {
        Path kept = folder.resolve(key);
        unsettled.remove(kept);
        remover.remove(kept);
        release();
    }

    /// With the right to write, which the draft takes over.
    private Optional<Draft> draft(long bytes) throws IOException {
        boolean begun = false;
        try {
            removeUnfinished();
            if (!makeRoom(bytes)) {
                LOG.info("No room to keep the compiled model ({} MB)", bytes >> 20);
                return Optional.empty();
            }
            Draft draft = new Draft(Files.createTempDirectory(folder, UNFINISHED));
            begun = true;
            drafting = true;
            return Optional.of(draft);
        } finally {
            if (!begun) {
                release();
            }
        }
    }

    /// Gives the right to write back, unless something here still needs it.
    private void release() {
        if (drafting || !unsettled.isEmpty()) {
            return;
        }
        try {
            writer.giveBack();
        } catch (IOException e) {
            LOG.warn("The lock of {} could not be closed", folder, e);
        }
    }

    /// Removes the drafts of others, and what they did not settle. As one process writes at a
    /// time, theirs are dead.
    private void removeUnfinished() throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            folders.filter(this::isUnfinished).toList().forEach(remover::remove);
        }
    }

    private boolean isUnfinished(Path candidate) {
        return Files.isDirectory(candidate)
                && !unsettled.contains(candidate)
                && (candidate.getFileName().toString().startsWith(UNFINISHED)
                        || !FolderInventory.isIn(candidate));
    }

    private boolean makeRoom(long bytes) throws IOException {
        List<Kept> kept = kept();
        long used = kept.stream().mapToLong(Kept::bytes).sum();
        if (!fits(bytes, 0, free() + used)) {
            return false; // nothing is removed for what will not fit anyway
        }
        for (Kept oldest : kept) {
            if (fits(bytes, used, free())) {
                return true;
            }
            if (!unsettled.contains(oldest.folder) && remover.remove(oldest.folder)) {
                used -= oldest.bytes;
            }
        }
        return fits(bytes, used, free());
    }

    private boolean fits(long bytes, long used, long free) {
        return used + bytes <= mostBytes && free - bytes >= LEAST_FREE_BYTES;
    }

    private long free() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /// What is kept, least recently used first.
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
            return new Kept(folder, bytes, Files.getLastModifiedTime(folder.resolve(MODEL)));
        } catch (IOException e) {
            return new Kept(folder, 0, FileTime.fromMillis(0));
        }
    }

    /// Removes a folder and all in it; answers whether it is gone.
    static boolean delete(Path tree) {
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
                                Path dir, @Nullable IOException failure) throws IOException {
                            Files.delete(dir);
                            return FileVisitResult.CONTINUE;
                        }
                    });
            return true;
        } catch (IOException e) {
            LOG.warn("Could not remove {}", tree, e);
            return false;
        }
    }

    private record Kept(Path folder, long bytes, FileTime used) {}
}
