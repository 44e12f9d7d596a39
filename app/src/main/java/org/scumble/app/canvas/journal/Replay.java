package org.scumble.app.canvas.journal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Tile;
import org.scumble.app.canvas.document.Version;

/// Does again what the records of a journal say. The bytes of the tiles stay on disk.
final class Replay {
    /// Deflate packs 1032 bytes into one at best; what claims more is no tile.
    private static final int BEST_RATIO = 1032;

    private final JournalFile file;
    private final Map<Long, Tile> tiles = new HashMap<>();
    private final List<Version> versions = new ArrayList<>();

    /// How long the record of each version is.
    private final List<Integer> lengths = new ArrayList<>();

    private int position = -1;
    private long operation;
    private long saved;
    private @Nullable String project;

    Replay(JournalFile file) {
        this.file = file;
    }

    /// The number of the last operation.
    long operation() {
        return operation;
    }

    /// Takes the next record.
    ///
    /// @param offset where it begins in the file
    /// @param length how long all of it is
    void take(Frame frame, long offset, int length) throws DamageException {
        if (frame.sequence() <= operation) {
            throw new DamageException("the steps are out of order");
        }
        ByteBuffer payload = frame.payload();
        try {
            switch (frame.type()) {
                case TILE -> tile(payload, offset, length);
                case COMMIT -> commit(frame, length);
                case MOVE -> move(payload.getInt());
                case SAVED -> {
                    saved = payload.getLong();
                    project = DocumentDecoder.text(payload);
                }
            }
        } catch (BufferUnderflowException e) {
            throw new DamageException("a record is too short", e);
        }
        if (frame.type() != RecordType.TILE) {
            operation = frame.sequence();
        }
    }

    private void tile(ByteBuffer payload, long offset, int length) throws DamageException {
        int channels = payload.get();
        if (channels != 4 && channels != 1) {
            throw new DamageException("a tile has %d channels".formatted(channels));
        }
        if ((long) payload.remaining() * BEST_RATIO < Tile.bytes(channels)) {
            throw new DamageException("a tile is too short");
        }
        tiles.put(offset, Tile.stored(channels, new StoredTile(file, offset, length)));
    }

    private void commit(Frame frame, int length) throws DamageException {
        Document base = versions.isEmpty() ? null : versions.get(position).document();
        Operation.Commit commit =
                DocumentDecoder.commit(frame.sequence(), frame.payload(), base, tiles::get);
        boolean last = position == versions.size() - 1;
        if (commit.replaces() && (versions.isEmpty() || !last)) {
            throw new DamageException("a step replaces one that is not there");
        }
        position += commit.replaces() ? 0 : 1;
        versions.subList(position, versions.size()).clear();
        lengths.subList(position, lengths.size()).clear();
        versions.add(new Version(commit.sequence(), commit.name(), commit.next()));
        lengths.add(length);
        if (saved == 0) {
            saved = commit.sequence(); // a new canvas has nothing to save
        }
    }

    private void move(int to) throws DamageException {
        if (to < 0 || to >= versions.size()) {
            throw new DamageException("step %d of %d is not there".formatted(to, versions.size()));
        }
        position = to;
    }

    Reading reading(long end, @Nullable String damage) {
        return new Reading(
                List.copyOf(versions),
                Math.max(0, position),
                operation,
                saved,
                project,
                end,
                damage,
                live());
    }

    private long live() {
        Set<Tile> alive = Collections.newSetFromMap(new IdentityHashMap<>());
        Document before = null;
        for (Version version : versions) {
            Differences.visit(before, version.document(), alive::add);
            before = version.document();
        }
        long bytes = Header.SIZE;
        for (Tile tile : alive) {
            bytes += ((StoredTile) tile.sources().getFirst()).length();
        }
        for (int length : lengths) {
            bytes += length;
        }
        return bytes;
    }
}
