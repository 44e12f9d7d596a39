package org.scumble.app.canvas.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.scumble.app.canvas.document.Tile;
import org.scumble.app.canvas.document.TileSource;
import org.scumble.app.store.StoreException;

/// A tile's record in a journal.
///
/// @param offset of the record in the file
/// @param length of the whole record
record StoredTile(JournalFile file, long offset, int length) implements TileSource {
    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public byte[] read(Tile tile) {
        try {
            return inflated(payload(), tile.channels());
        } catch (IOException | DamageException e) {
            throw new StoreException(
                    "A part of the canvas cannot be read back from %s: %s. Check that disk, and export what is on the screen."
                            .formatted(file.path(), e.getMessage()),
                    e);
        }
    }

    @Override
    public void cameBack(Tile tile) {
        file.memory().add(tile);
    }

    /// The record's payload: the number of channels and the deflated bytes.
    ByteBuffer payload() throws IOException, DamageException {
        Frame frame = Frame.checked(ByteBuffer.wrap(file.read(offset, length)));
        if (frame.type() != RecordType.TILE) {
            throw new DamageException("a tile is not where it should be");
        }
        return frame.payload();
    }

    /// The bytes of a tile; exactly as many as it must have.
    private static byte[] inflated(ByteBuffer payload, int channels) throws DamageException {
        if (!payload.hasRemaining() || payload.get() != channels) {
            throw new DamageException("a tile is of the wrong kind");
        }
        byte[] pixels = new byte[Tile.bytes(channels)];
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(payload);
            int size = 0;
            while (size < pixels.length) {
                int more = inflater.inflate(pixels, size, pixels.length - size);
                if (more == 0) {
                    throw new DamageException("a tile has too few bytes");
                }
                size += more;
            }
            // The end mark may come after the last byte; another byte must not.
            if (inflater.inflate(new byte[1]) != 0 || !inflater.finished()) {
                throw new DamageException("a tile has too many bytes");
            }
            return pixels;
        } catch (DataFormatException e) {
            throw new DamageException("a tile is not deflated data", e);
        }
    }
}
