package org.scumble.app.canvas.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.scumble.engine.image.PngWriter;
import org.scumble.engine.image.Raster;

/// An OpenRaster file put together by hand.
final class ZipBytes {
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    ZipBytes() {
        text("mimetype", "image/openraster");
    }

    ZipBytes text(String name, String content) {
        return bytes(name, content.getBytes(StandardCharsets.UTF_8));
    }

    ZipBytes png(String name, Raster picture) {
        try {
            return bytes(name, PngWriter.encode(picture, Map.of()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    ZipBytes bytes(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    Path write(Path file) throws IOException {
        return Files.write(file, bytes());
    }
}
