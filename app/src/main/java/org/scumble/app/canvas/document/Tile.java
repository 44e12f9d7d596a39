package org.scumble.app.canvas.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A square of pixels, the unit that versions of a document share. Its content never changes, but
/// its bytes may leave the memory once they are kept elsewhere, and come back when asked for.
/// Safe for use by several threads.
public final class Tile {
    /// Pixels a side.
    public static final int SIZE = 256;

    private final int channels;
    private volatile byte @Nullable [] pixels;
    private volatile List<TileSource> sources = List.of();

    /// A hint for [#takeUsed]; a lost update costs a reading at most.
    private boolean used;

    private Tile(int channels, byte @Nullable [] pixels) {
        this.channels = channels;
        this.pixels = pixels;
    }

    /// A tile of these bytes, which it owns from now on.
    ///
    /// @param pixels `SIZE * SIZE * channels` bytes, rows from the top; RGBA with straight alpha,
    ///     or one value a pixel
    /// @param channels 4 or 1
    public static Tile of(byte[] pixels, int channels) {
        if (pixels.length != bytes(channels)) {
            throw new IllegalArgumentException(
                    "A tile of %d channels has %d bytes, not %d"
                            .formatted(channels, bytes(channels), pixels.length));
        }
        return new Tile(channels, pixels);
    }

    /// A tile whose bytes are elsewhere for now.
    public static Tile stored(int channels, TileSource source) {
        Tile tile = new Tile(channels, null);
        tile.sources = List.of(source);
        return tile;
    }

    /// How many bytes a tile has.
    public static int bytes(int channels) {
        if (channels != 4 && channels != 1) {
            throw new IllegalArgumentException("Tiles have 4 channels or 1, not " + channels);
        }
        return SIZE * SIZE * channels;
    }

    public int channels() {
        return channels;
    }

    /// The bytes, not to be changed. They may have to be read from disk.
    ///
    /// @throws org.scumble.app.store.StoreException if they cannot be read any more
    public byte[] pixels() {
        used = true;
        byte[] present = pixels;
        return present != null ? present : readBack();
    }

    private synchronized byte[] readBack() {
        byte[] present = pixels;
        if (present == null) {
            TileSource source = source();
            present = source.read(this);
            pixels = present;
            source.cameBack(this);
        }
        return present;
    }

    private TileSource source() {
        List<TileSource> all = sources;
        for (TileSource source : all) {
            if (source.isOpen()) {
                return source;
            }
        }
        return all.getLast(); // its message says which file is closed
    }

    /// Where the bytes are kept beside the memory; several places if several documents share
    /// them.
    public List<TileSource> sources() {
        return sources;
    }

    /// Says that the bytes can be had from `source` too, so that the memory may let go of them.
    public synchronized void keptBy(TileSource source) {
        List<TileSource> all = new ArrayList<>(sources.size() + 1);
        sources.stream().filter(TileSource::isOpen).forEach(all::add);
        all.add(source);
        sources = List.copyOf(all);
    }

    /// Lets go of the bytes, if they can be had again.
    public void release() {
        for (TileSource source : sources) {
            if (source.isOpen()) {
                pixels = null;
                return;
            }
        }
    }

    /// Whether the bytes were asked for since this was last asked.
    public boolean takeUsed() {
        boolean result = used;
        used = false;
        return result;
    }
}
