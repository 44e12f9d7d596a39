package org.scumble.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.scumble.engine.adapter.AdapterHash;
import org.scumble.engine.file.AtomicFile;
import org.scumble.engine.weights.FileHash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The hashes by which programs and sites name files of models, as AUTOMATIC1111 writes them.
/// Reading gigabytes takes seconds, so answers are kept.
///
/// @param folder for the answers, one small file each
record ModelHash(Path folder) {
    private static final Logger LOG = LoggerFactory.getLogger(ModelHash.class);
    private static final int DIGITS = 10;
    private static final int EMBEDDING_DIGITS = 12;

    /// The first ten hex digits of a checkpoint's SHA-256; empty for a folder.
    ///
    /// @throws EngineException if the file cannot be read
    String of(Path model) {
        return Files.isDirectory(model)
                ? ""
                : known(
                        FileHash.fingerprint(model),
                        () -> FileHash.sha256(model).substring(0, DIGITS));
    }

    /// The first twelve of the SHA-256 of an adapter's tensors, whatever its metadata say.
    ///
    /// @throws EngineException if the file cannot be read
    String ofAdapter(Path adapter) {
        return known(FileHash.fingerprint(adapter) + "-tensors", () -> AdapterHash.of(adapter));
    }

    /// The first twelve of the SHA-256 of a textual inversion's file, its metadata included. So
    /// small a file is soon read again.
    ///
    /// @throws EngineException if the file cannot be read
    static String ofEmbedding(Path embedding) {
        return FileHash.sha256(embedding).substring(0, EMBEDDING_DIGITS);
    }

    private String known(String question, Supplier<String> hash) {
        Path answer = folder.resolve(question);
        try {
            return Files.readString(answer);
        } catch (IOException e) {
            String made = hash.get();
            keep(answer, made);
            return made;
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
