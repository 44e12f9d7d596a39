package org.scumble.app.canvas.journal;

import java.util.LinkedHashSet;
import org.scumble.app.canvas.document.Tile;

/// How many bytes of tiles stay in memory although a journal keeps them: beyond the budget, those
/// not asked for since their last turn go first. Serves several documents and threads.
public final class TileMemory {
    /// 512 MB: some 2000 tiles of a picture.
    public static final long STANDARD_BUDGET = 512L << 20;

    private final long budget;
    private final LinkedHashSet<Tile> resident = new LinkedHashSet<>();
    private long bytes;

    /// A memory of the standard budget.
    public TileMemory() {
        this(STANDARD_BUDGET);
    }

    /// @param budget in bytes of tiles; what no journal keeps yet does not count
    public TileMemory(long budget) {
        this.budget = budget;
    }

    /// Counts a tile that a journal keeps and whose bytes are in memory.
    synchronized void add(Tile tile) {
        if (resident.add(tile)) {
            bytes += Tile.bytes(tile.channels());
        }
        // The second chance ends after one turn, or tiles in steady use would never let it end.
        for (int turn = resident.size(); bytes > budget; turn--) {
            Tile oldest = resident.removeFirst();
            if (oldest.takeUsed() && turn > 0) {
                resident.addLast(oldest);
            } else {
                oldest.release();
                bytes -= Tile.bytes(oldest.channels());
            }
        }
    }

    /// How many bytes are counted now.
    public synchronized long bytes() {
        return bytes;
    }
}
