package org.scumble.app.canvas.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// What a file is by its first bytes, whatever it is called.
public enum FileKind {
    /// OpenRaster: a zip archive whose first entry says so.
    OPEN_RASTER,
    /// Any other zip archive; an OpenRaster file that was packed anew, perhaps.
    ARCHIVE,
    PHOTOSHOP,
    PNG,
    TIFF,
    /// JPEG, WebP, GIF, BMP.
    PICTURE,
    /// A canvas of our own, with its history.
    PROJECT,
    /// None of these.
    UNKNOWN;

    private static final String MIME_TYPE = OraArchive.MIME_TYPE_ENTRY + OraArchive.MIME_TYPE;

    /// Where the name of a zip archive's first entry begins.
    private static final int FIRST_NAME = 30;

    /// In either byte order, with lengths of 4 and of 8 bytes.
    private static final Set<String> TIFF_HEADS = Set.of("II*\0", "MM\0*", "II+\0", "MM\0+");

    private static final int HEAD = FIRST_NAME + MIME_TYPE.length();

    /// What `file` is.
    ///
    /// @throws org.scumble.engine.EngineException if the file is missing or cannot be read
    public static FileKind of(Path file) {
        return Failures.reading(
                file,
                () -> {
                    try (InputStream in = Files.newInputStream(file)) {
                        return of(in.readNBytes(HEAD));
                    } catch (IOException e) {
                        throw new IOException("it cannot be read", e);
                    }
                });
    }

    private static FileKind of(byte[] bytes) {
        String head = new String(bytes, StandardCharsets.ISO_8859_1);
        if (head.startsWith("PK\3\4")) {
            return head.startsWith(MIME_TYPE, FIRST_NAME) ? OPEN_RASTER : ARCHIVE;
        }
        if (head.startsWith("8BPS")) {
            return PHOTOSHOP;
        }
        if (head.startsWith("\u0089PNG")) {
            return PNG;
        }
        if (TIFF_HEADS.contains(head.substring(0, Math.min(4, head.length())))) {
            return TIFF;
        }
        if (head.startsWith("\u0089SCM\r\n")) {
            return PROJECT;
        }
        boolean webp = head.startsWith("RIFF") && head.startsWith("WEBP", 8);
        boolean picture = webp || head.startsWith("\u00ff\u00d8\u00ff");
        return picture || head.startsWith("GIF8") || head.startsWith("BM") ? PICTURE : UNKNOWN;
    }
}
