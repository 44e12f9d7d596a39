package org.scumble.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.scumble.engine.file.AtomicFile;
import org.scumble.engine.weights.FileHash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The hash by which programs and sites name a checkpoint file: the first ten hex digits of its
/// SHA-256, as AUTOMATIC1111 writes it. Reading gigabytes takes seconds, so answers are kept.
///
/// @param folder for the answers, one small file each
record ModelHash(Path folder) {
    private static final Logger LOG = LoggerFactory.getLogger(ModelHash.class);
    private static final int DIGITS = 10;

    /// The hash of a file; empty for a folder.
    ///
    /// @throws EngineException if the file cannot be read
    String of(Path model) {
        if (Files.isDirectory(model)) {
            return "";
        }
        Path answer = folder.resolve(FileHash.fingerprint(model));
        try {
            return Files.readString(answer);
        } catch (IOException e) {
            String hash = FileHash.sha256(model).substring(0, DIGITS);
            keep(answer, hash);
            return hash;
        }
    }

    private void keep(Path answer, String hash) {
        try {
            Files.createDirectories(folder);
            ByteBuffer bytes = ByteBuffer.wrap(hash.getBytes(StandardCharsets.US_ASCII));
            AtomicFile.write(answer, channel -> AtomicFile.writeFully(channel, bytes));
        } catch (IOException e) {
            LOG.info("The hash {} is not kept: {}", hash, e.getMessage());
        }
    }
}
