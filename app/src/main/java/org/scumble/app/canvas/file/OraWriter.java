package org.scumble.app.canvas.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.scumble.app.canvas.document.Compositor;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Surface;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.PngWriter;
import org.scumble.engine.image.Raster;
import org.scumble.engine.image.Resampling;

/// Writes the entries of an OpenRaster file (OpenRaster "File Layout", version 0.0.5).
final class OraWriter {
    private static final int LARGEST_THUMBNAIL = 256;

    /// The same document gives the same bytes.
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final Document document;
    private final ZipOutputStream zip;

    private OraWriter(Document document, ZipOutputStream zip) {
        this.document = document;
        this.zip = zip;
    }

    /// @param out left open
    static void write(Document document, OutputStream out) throws IOException {
        HeapRoom.require("the whole picture", 2 * Raster.CHANNELS * document.box().area());
        ZipOutputStream zip =
                new ZipOutputStream(new BufferedOutputStream(out, 1 << 16), StandardCharsets.UTF_8);
        new OraWriter(document, zip).write();
        zip.finish();
        zip.flush();
    }

    private void write() throws IOException {
        // First and not packed, so that the file can be told by its first bytes.
        store(OraArchive.MIME_TYPE_ENTRY, OraArchive.MIME_TYPE.getBytes(StandardCharsets.US_ASCII));
        List<Box> areas = new ArrayList<>();
        document.layers().forEach(layer -> areas.add(content(layer.surface())));
        pack(OraArchive.STACK_ENTRY, OraStackXml.of(document, areas));
        for (int i = 0; i < areas.size(); i++) {
            store(OraStackXml.source(i), picture(document.layers().get(i), areas.get(i)));
        }
        Raster merged = Compositor.render(document, document.box());
        store("mergedimage.png", merged);
        store("Thumbnails/thumbnail.png", thumbnail(merged));
        extras();
    }

    /// What is not blank, or the first pixel where all is: a picture has one at least.
    private static Box content(Surface surface) {
        Box bounds = surface.bounds();
        return bounds.isEmpty() ? Box.of(1, 1) : bounds;
    }

    private static Raster picture(Layer layer, Box area) {
        return switch (layer.kind()) {
            case RASTER -> layer.surface().raster(area);
            case MASK -> OraMask.picture(layer.surface().mask(area));
        };
    }

    private static Raster thumbnail(Raster picture) {
        int longest = Math.max(picture.width(), picture.height());
        if (longest <= LARGEST_THUMBNAIL) {
            return picture;
        }
        double scale = (double) LARGEST_THUMBNAIL / longest;
        return Resampling.lanczos(
                picture,
                Math.max(1, (int) Math.round(picture.width() * scale)),
                Math.max(1, (int) Math.round(picture.height() * scale)));
    }

    private void extras() throws IOException {
        Surface selection = document.selection();
        if (selection == null) {
            pack(OraSettings.ENTRY, new OraSettings(document.settings(), null).json());
            return;
        }
        Box area = content(selection);
        OraSettings.Place place = new OraSettings.Place(area.x(), area.y());
        pack(OraSettings.ENTRY, new OraSettings(document.settings(), place).json());
        store(OraSettings.SELECTION_ENTRY, OraMask.picture(selection.mask(area)));
    }

    private void store(String name, Raster picture) throws IOException {
        store(name, PngWriter.encode(picture, Map.of()));
    }

    /// Adds bytes as they are: PNG data is packed already.
    private void store(String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        entry.setCrc(crc.getValue());
        put(entry, bytes);
    }

    private void pack(String name, String text) throws IOException {
        put(new ZipEntry(name), text.getBytes(StandardCharsets.UTF_8));
    }

    private void put(ZipEntry entry, byte[] bytes) throws IOException {
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
