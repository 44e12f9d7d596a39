package org.scumble.app.lora;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.scumble.app.settings.AppFolders;
import org.scumble.engine.EngineException;
import org.scumble.engine.file.AtomicFile;
import org.scumble.engine.image.ImageCodec;
import org.scumble.engine.image.PngWriter;
import org.scumble.engine.image.Raster;
import org.scumble.engine.image.Resampling;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Small copies of pictures to show adapters by: those inside adapter files, those of formats the
/// window does not read, and those the artist chose, which may be thrown away later.
final class LoraCovers {
    private static final Logger LOG = LoggerFactory.getLogger(LoraCovers.class);

    /// The longer side: twice its size on screen, for dense displays.
    private static final int SIDE = 560;

    private final Path cache;
    private final Path own;

    LoraCovers(AppFolders folders) {
        cache = folders.cache().resolve("lora-covers");
        own = folders.loraCovers();
    }

    /// Keeps a picture that is inside an adapter file; nothing if it is none.
    Optional<Path> keep(Path lora, byte[] picture) {
        Path raw = cache.resolve(UUID.randomUUID() + ".raw");
        try {
            Files.createDirectories(cache);
            ByteBuffer data = ByteBuffer.wrap(picture);
            AtomicFile.write(raw, channel -> AtomicFile.writeFully(channel, data));
            return keep(lora, raw);
        } catch (IOException e) {
            LOG.warn("The cover in {} was not kept", lora, e);
            return Optional.empty();
        } finally {
            delete(raw);
        }
    }

    /// Keeps a small copy of a picture file; nothing if it cannot be read.
    Optional<Path> keep(Path lora, Path picture) {
        try {
            return Optional.of(shrink(picture, cache, nameFor(lora)));
        } catch (EngineException e) {
            LOG.warn("The cover of {} was not kept", lora, e);
            return Optional.empty();
        }
    }

    /// Keeps a small copy of a picture that the artist chose.
    ///
    /// @throws EngineException if the picture cannot be read, or the copy not be written
    Path choose(Path picture) {
        return shrink(picture, own, UUID.randomUUID().toString());
    }

    /// Deletes a copy that [#choose] made.
    void discard(Path cover) {
        if (own.equals(cover.getParent())) {
            delete(cover);
        }
    }

    private static Path shrink(Path picture, Path folder, String name) {
        Raster whole = ImageCodec.read(picture);
        double scale = Math.min(1, (double) SIDE / Math.max(whole.width(), whole.height()));
        Raster small =
                Resampling.lanczos(
                        whole,
                        (int) Math.max(1, Math.round(whole.width() * scale)),
                        (int) Math.max(1, Math.round(whole.height() * scale)));
        Path cover = folder.resolve(name + ".png");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new EngineException(
                    EngineException.Reason.CANNOT_WRITE,
                    "The folder %s could not be made: %s. Check that you may write there."
                            .formatted(folder, e.getMessage()),
                    e);
        }
        PngWriter.write(small, Map.of(), cover);
        return cover;
    }

    private static String nameFor(Path lora) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(lora.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} was left behind", file, e);
        }
    }
}
