package org.scumble.engine.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The identities of a model file.
public final class FileHash {
    private static final int BUFFER = 1 << 20;

    /// Longer than the header of any checkpoint of a known family.
    private static final long HEAD = 1 << 20;

    private FileHash() {}

    /// The SHA-256 of the whole file, in hexadecimal. Its first 10 digits are AUTOMATIC1111's
    /// "Model hash". Reads every byte: seconds for a checkpoint.
    ///
    /// @throws org.scumble.engine.EngineException if the file cannot be read
    public static String sha256(Path file) {
        return hash(file, 0, Long.MAX_VALUE, digest());
    }

    /// The SHA-256 of what follows the header of a safetensors file, in hexadecimal: the same
    /// whatever its metadata say. ModelSpec's `hash_sha256`; its first 12 digits are
    /// AUTOMATIC1111's "Lora hash".
    ///
    /// @throws org.scumble.engine.EngineException if the file cannot be read, or has no header
    public static String sha256OfTensors(Path file) {
        return hash(file, Safetensors.open(file).dataStart(), Long.MAX_VALUE, digest());
    }

    /// A key for what was derived from the file: its first megabyte, where a checkpoint's header
    /// lies, its size and the time of its last change, hashed. Takes milliseconds.
    ///
    /// @throws org.scumble.engine.EngineException if the file cannot be read
    public static String fingerprint(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            MessageDigest digest = digest();
            String facts = attributes.size() + " " + attributes.lastModifiedTime().toMillis() + " ";
            digest.update(facts.getBytes(StandardCharsets.US_ASCII));
            return hash(file, 0, HEAD, digest);
        } catch (IOException e) {
            throw Refusal.unreadable(file, e);
        }
    }

    private static String hash(Path file, long start, long most, MessageDigest digest) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.position(start);
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            for (long rest = most; rest > 0; ) {
                buffer.clear().limit((int) Math.min(rest, BUFFER));
                int read = channel.read(buffer);
                if (read < 0) {
                    break;
                }
                digest.update(buffer.flip());
                rest -= read;
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw Refusal.unreadable(file, e);
        }
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
