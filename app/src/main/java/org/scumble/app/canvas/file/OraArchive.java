package org.scumble.app.canvas.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The zip archive that an OpenRaster file is. Nothing of it is ever written under its entries'
/// names; what they claim and what they unpack to is bounded.
final class OraArchive implements Closeable {
    static final String MIME_TYPE_ENTRY = "mimetype";
    static final String MIME_TYPE = "image/openraster";
    static final String STACK_ENTRY = "stack.xml";

    private static final int MOST_ENTRIES = 10_000;

    /// How many times larger than packed an entry may be; pictures are packed already. Below
    /// [#UNSUSPICIOUS] the ratio says nothing: a blank layer is all repetition.
    private static final long MOST_RATIO = 200;

    private static final long UNSUSPICIOUS = 16 << 20;

    /// What all entries together may unpack to beyond that ratio of the whole file.
    private static final long ALLOWANCE = 64 << 20;

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries;

    private OraArchive(ZipFile zip, Map<String, ZipEntry> entries) {
        this.zip = zip;
        this.entries = entries;
    }

    /// Opens an archive and looks through its table of contents.
    ///
    /// @throws IOException if it is none, no OpenRaster file, or one that was made to do harm
    static OraArchive open(Path file) throws IOException {
        ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        try {
            OraArchive archive = new OraArchive(zip, index(zip, Files.size(file)));
            archive.requireOpenRaster();
            return archive;
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static Map<String, ZipEntry> index(ZipFile zip, long size) throws IOException {
        if (zip.size() > MOST_ENTRIES) {
            throw new IOException("it has more than %d parts".formatted(MOST_ENTRIES));
        }
        Map<String, ZipEntry> entries = new HashMap<>();
        long left = ALLOWANCE + MOST_RATIO * size;
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            requireHarmless(entry.getName());
            left -= unpackedSize(entry);
            if (left < 0) {
                throw new IOException("it unpacks to far more than a picture of its size does");
            }
            if (entries.put(entry.getName(), entry) != null) {
                throw new IOException(
                        "two of its parts are called " + Failures.quoted(entry.getName()));
            }
        }
        return entries;
    }

    private static void requireHarmless(String name) throws IOException {
        boolean absolute = name.startsWith("/") || name.contains(":") || name.contains("\\");
        boolean control = name.chars().anyMatch(Character::isISOControl);
        if (name.isEmpty() || absolute || control || List.of(name.split("/")).contains("..")) {
            throw new IOException("one of its parts points outside it: " + Failures.quoted(name));
        }
    }

    private static long unpackedSize(ZipEntry entry) throws IOException {
        long size = entry.getSize();
        long packed = entry.getCompressedSize();
        if (size < 0 || packed < 0) {
            throw new IOException("a part of it has no size: " + Failures.quoted(entry.getName()));
        }
        if (size > UNSUSPICIOUS && size / MOST_RATIO > packed) {
            throw new IOException(
                    "a part of it unpacks to far more than a picture does: "
                            + Failures.quoted(entry.getName()));
        }
        return size;
    }

    private void requireOpenRaster() throws IOException {
        if (!entries.containsKey(STACK_ENTRY)) {
            throw new IOException("it is no OpenRaster file, as it has no " + STACK_ENTRY);
        }
        if (entries.containsKey(MIME_TYPE_ENTRY)) {
            byte[] type = read(MIME_TYPE_ENTRY, 256);
            String text = new String(type, StandardCharsets.US_ASCII).strip();
            if (!text.equals(MIME_TYPE)) {
                throw new IOException(
                        "it is no OpenRaster file but one of type " + Failures.quoted(text));
            }
        }
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /// The content of an entry, checked against its length and checksum.
    ///
    /// @param most how many bytes it may have
    /// @throws IOException if it is missing, larger, or damaged
    byte[] read(String name, long most) throws IOException {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw new IOException("its part %s is missing".formatted(Failures.quoted(name)));
        }
        long size = entry.getSize();
        if (size > Math.min(most, Integer.MAX_VALUE - 16)) {
            throw new IOException("its part %s is too large".formatted(Failures.quoted(name)));
        }
        HeapRoom.require("the part %s of the file".formatted(Failures.quoted(name)), size);
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) size);
            CRC32 crc = new CRC32();
            crc.update(bytes);
            if (bytes.length != size || crc.getValue() != entry.getCrc() || in.read() >= 0) {
                throw new IOException("its part %s is damaged".formatted(Failures.quoted(name)));
            }
            return bytes;
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
