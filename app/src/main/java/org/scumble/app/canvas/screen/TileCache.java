package org.scumble.app.canvas.screen;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Tile;
import org.scumble.app.canvas.document.TileKey;

/// Tiles ready for the screen, at the levels at which they were last looked at; those not looked at
/// for the longest go first. What is out of date stays to be shown until its better is there. Used
/// on one thread alone.
final class TileCache {
    /// How many levels finer than asked for are searched for something to show meanwhile.
    private static final int FINER = 2;

    private final int most;
    private final Map<Key, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);

    /// A tile of the document halved `level` times.
    record Key(int level, int column, int row) {}

    /// A place in the cache.
    private static final class Entry {
        /// Null if it is blank, or was never made.
        int @Nullable [] pixels;

        boolean made;
        boolean fresh;
        boolean loading;

        /// Another one after each change, so that what was begun before it is known for old.
        int version;
    }

    /// The last version there was, of any tile.
    private int versions;

    /// @param most tiles that are kept
    TileCache(int most) {
        this.most = most;
    }

    /// Whether a tile needs to be made, and nobody is at it.
    boolean isWanted(Key key) {
        Entry entry = entries.get(key);
        return entry == null || (!entry.fresh && !entry.loading);
    }

    /// Notes that a tile is being made.
    ///
    /// @return to be handed back with the tile
    int begin(Key key) {
        Entry entry = entries.computeIfAbsent(key, it -> new Entry());
        if (entry.version == 0) {
            entry.version = ++versions;
        }
        entry.loading = true;
        forgetOldest();
        return entry.version;
    }

    /// Takes a tile that was made; if the document changed there meanwhile, it is kept only to have
    /// something to show.
    ///
    /// @param pixels null if it is blank
    void put(Key key, int @Nullable [] pixels, int begun) {
        Entry entry = entries.get(key);
        if (entry == null) {
            return; // Nobody has looked at it for long.
        }
        entry.loading = false;
        boolean timely = entry.version == begun;
        if (timely || !entry.made) {
            entry.pixels = pixels;
            entry.made = true;
        }
        entry.fresh = timely;
    }

    /// Notes that a tile could not be made; it is not tried again before it changes.
    void fail(Key key) {
        Entry entry = entries.get(key);
        if (entry != null) {
            entry.loading = false;
            entry.fresh = true;
        }
    }

    /// The pixels of a tile to be changed in place, if it was made; a blank one is given pixels.
    int @Nullable [] writable(Key key) {
        Entry entry = entries.get(key);
        if (entry == null) {
            return null;
        }
        entry.version = ++versions; // What is under way does not know of the change.
        if (!entry.made) {
            return null;
        }
        if (entry.pixels == null) {
            entry.pixels = new int[Tile.SIZE * Tile.SIZE];
        }
        return entry.pixels;
    }

    /// Notes that tiles of the document, at level 0, have changed.
    ///
    /// @param spared the level whose tiles are up to date nevertheless, or -1
    void change(Set<TileKey> tiles, int spared) {
        entries.forEach(
                (key, entry) -> {
                    if (key.level != spared && covers(key, tiles)) {
                        entry.fresh = false;
                        entry.version = ++versions;
                    }
                });
    }

    private static boolean covers(Key key, Set<TileKey> tiles) {
        int side = 1 << key.level;
        if ((long) side * side > tiles.size()) {
            return tiles.stream()
                    .anyMatch(
                            tile ->
                                    tile.column() >> key.level == key.column
                                            && tile.row() >> key.level == key.row);
        }
        for (int row = key.row * side; row < (key.row + 1) * side; row++) {
            for (int column = key.column * side; column < (key.column + 1) * side; column++) {
                if (tiles.contains(new TileKey(column, row))) {
                    return true;
                }
            }
        }
        return false;
    }

    void clear() {
        entries.clear();
    }

    private void forgetOldest() {
        var oldest = entries.entrySet().iterator();
        while (entries.size() > most && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }

    /// Copies a part of a line of the document halved `level` times. Where its tiles are not made
    /// yet, it is filled from a coarser level, or else a finer one, or is blank.
    void line(int level, int y, int x, int count, int[] into) {
        int row = Math.floorDiv(y, Tile.SIZE);
        int at = 0;
        while (at < count) {
            int from = x + at;
            int column = Math.floorDiv(from, Tile.SIZE);
            int run = Math.min(count - at, (column + 1) * Tile.SIZE - from);
            Entry entry = entries.get(new Key(level, column, row));
            if (entry != null && entry.made) {
                copy(entry, y, from, run, into, at);
            } else {
                substitute(level, y, from, run, into, at);
            }
            at += run;
        }
    }

    private static void copy(Entry entry, int y, int x, int run, int[] into, int at) {
        int[] pixels = entry.pixels;
        if (pixels == null) {
            Arrays.fill(into, at, at + run, 0);
        } else {
            int start = Math.floorMod(y, Tile.SIZE) * Tile.SIZE + Math.floorMod(x, Tile.SIZE);
            System.arraycopy(pixels, start, into, at, run);
        }
    }

    private void substitute(int level, int y, int x, int run, int[] into, int at) {
        for (int coarser = level + 1; coarser <= Viewport.MOST_LEVEL; coarser++) {
            int shift = coarser - level;
            Entry entry =
                    entries.get(
                            new Key(
                                    coarser,
                                    Math.floorDiv(x >> shift, Tile.SIZE),
                                    Math.floorDiv(y >> shift, Tile.SIZE)));
            if (entry != null && entry.made) {
                for (int i = 0; i < run; i++) {
                    into[at + i] = pixel(entry, (x + i) >> shift, y >> shift);
                }
                return;
            }
        }
        finer(level, y, x, run, into, at);
    }

    /// Takes every second or fourth pixel of finer tiles.
    private void finer(int level, int y, int x, int run, int[] into, int at) {
        int i = 0;
        while (i < run) {
            int step = 1;
            for (int shift = 1; shift <= Math.min(FINER, level); shift++) {
                int column = Math.floorDiv((x + i) << shift, Tile.SIZE);
                Key key = new Key(level - shift, column, Math.floorDiv(y << shift, Tile.SIZE));
                Entry entry = entries.get(key);
                if (entry != null && entry.made) {
                    step = Math.min(run - i, (((column + 1) * Tile.SIZE) >> shift) - (x + i));
                    for (int j = i; j < i + step; j++) {
                        into[at + j] = pixel(entry, (x + j) << shift, y << shift);
                    }
                    break;
                }
                step = Math.min(run - i, (((column + 1) * Tile.SIZE) >> shift) - (x + i));
                Arrays.fill(into, at + i, at + i + step, 0);
            }
            if (level == 0) {
                step = run - i;
                Arrays.fill(into, at + i, at + run, 0);
            }
            i += step;
        }
    }

    private static int pixel(Entry entry, int x, int y) {
        int[] pixels = entry.pixels;
        return pixels == null
                ? 0
                : pixels[Math.floorMod(y, Tile.SIZE) * Tile.SIZE + Math.floorMod(x, Tile.SIZE)];
    }
}
