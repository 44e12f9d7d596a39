package org.scumble.app.canvas.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Tile;
import org.scumble.app.canvas.document.TileSource;
import org.scumble.engine.file.AtomicFile;

/// Writes operations as records, one after the other: each tile before the first version that
/// shows it, and only once a file.
final class OperationWriter implements AutoCloseable {
    /// Takes whole records.
    @FunctionalInterface
    interface Output {
        /// Takes the next one.
        ///
        /// @param offset where in the file the record belongs
        void write(long offset, ByteBuffer record) throws IOException;
    }

    /// Where in the file a tile was written.
    ///
    /// @param length of the whole record
    record Place(long offset, int length) {}

    private final Output out;
    private final @Nullable JournalFile home;
    private final IdentityHashMap<Tile, Place> written = new IdentityHashMap<>();
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private final FrameBuilder tiles = new FrameBuilder();
    private final FrameBuilder steps = new FrameBuilder();
    private long position;

    /// @param position where the next record belongs
    /// @param home the file that is written to, if it holds tiles already
    OperationWriter(Output out, long position, @Nullable JournalFile home) {
        this.out = out;
        this.position = position;
        this.home = home;
    }

    /// Begins a file with its header.
    static OperationWriter begin(FileChannel channel) throws IOException {
        AtomicFile.writeFully(channel, Header.bytes());
        return new OperationWriter(
                (offset, record) -> AtomicFile.writeFully(channel, record), Header.SIZE, null);
    }

    /// Where the next record belongs.
    long position() {
        return position;
    }

    /// The tiles that this writer wrote.
    Map<Tile, Place> written() {
        return written;
    }

    void write(Operation operation) throws IOException {
        steps.clear();
        RecordType type =
                switch (operation) {
                    case Operation.Commit commit -> {
                        long sequence = commit.sequence();
                        new DocumentEncoder(steps, tile -> offset(tile, sequence)).put(commit);
                        yield RecordType.COMMIT;
                    }
                    case Operation.Move move -> {
                        steps.putInt(move.position());
                        yield RecordType.MOVE;
                    }
                    case Operation.Saved saved -> {
                        steps.putLong(saved.version());
                        steps.putText(saved.project());
                        yield RecordType.SAVED;
                    }
                };
        append(steps.finish(type, operation.sequence()));
    }

    private long offset(Tile tile, long sequence) throws IOException {
        for (TileSource source : tile.sources()) {
            if (source instanceof StoredTile stored && stored.file() == home) {
                return stored.offset();
            }
        }
        Place place = written.get(tile);
        if (place == null) {
            tiles.clear();
            putTile(tile);
            ByteBuffer record = tiles.finish(RecordType.TILE, sequence);
            place = new Place(position, record.remaining());
            append(record);
            written.put(tile, place);
        }
        return place.offset();
    }

    private void putTile(Tile tile) throws IOException {
        for (TileSource source : tile.sources()) {
            if (source instanceof StoredTile stored && stored.isOpen()) {
                try {
                    tiles.putBytes(stored.payload());
                    return;
                } catch (DamageException e) {
                    throw new IOException(e.getMessage(), e);
                }
            }
        }
        tiles.putByte(tile.channels());
        tiles.putDeflated(tile.pixels(), deflater);
    }

    private void append(ByteBuffer record) throws IOException {
        int length = record.remaining();
        out.write(position, record);
        position += length;
    }

    @Override
    public void close() {
        deflater.close();
    }
}
