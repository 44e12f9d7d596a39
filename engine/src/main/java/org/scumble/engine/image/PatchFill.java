package org.scumble.engine.image;

import java.util.ArrayList;
import java.util.List;

/// Fills a hole with pieces of its surroundings that fit together: the multi-scale synthesis of
/// Wexler, Shechtman & Irani 2007, "Space-Time Completion of Video", with the search of Barnes,
/// Shechtman, Finkelstein & Goldman 2009, "PatchMatch".
final class PatchFill {
    /// The coarsest picture is the one where nothing is deeper inside the hole than this.
    private static final float SHALLOW = 14;

    /// A picture with fewer pieces than this to choose from is too coarse.
    private static final int LEAST_SOURCES = 256;

    /// How far the front goes at once while the coarsest picture is filled from its border inwards.
    private static final float STEP = 2;

    /// Rounds of search and vote on the finest picture; each coarser one gets two more.
    private static final int FINEST_ROUNDS = 2;

    private static final int MOST_ROUNDS = 8;

    private PatchFill() {}

    /// Fills the planes of a hole; like [SurfaceFills#border] where no whole piece is known.
    static void fill(Hole hole, long seed) {
        SurfaceFills.border(hole);
        PatchLevel finest = PatchLevel.of(hole);
        if (finest.sources().length == 0 || finest.targets().length == 0) {
            return;
        }
        List<PatchLevel> levels = levels(finest);
        SplitMix random = new SplitMix(seed);
        PatchSearch search = new PatchSearch(levels.getLast(), random);
        grow(search);
        for (int i = levels.size() - 1; ; i--) {
            int rounds = Math.min(FINEST_ROUNDS + 2 * i, MOST_ROUNDS);
            for (int round = 0; round < rounds; round++) {
                search.improve();
                search.vote(Float.POSITIVE_INFINITY);
            }
            if (i == 0) {
                break;
            }
            search = search.finer(levels.get(i - 1));
        }
        finest.writeTo(hole);
    }

    private static List<PatchLevel> levels(PatchLevel finest) {
        List<PatchLevel> levels = new ArrayList<>();
        levels.add(finest);
        while (levels.getLast().deepest() > SHALLOW) {
            PatchLevel coarser = levels.getLast().coarser();
            if (coarser.sources().length < LEAST_SOURCES) {
                break;
            }
            levels.add(coarser);
        }
        return levels;
    }

    /// From the border inwards, so that each new ring fits what is there already.
    private static void grow(PatchSearch search) {
        float deepest = search.level().deepest();
        for (float front = STEP; front < deepest + STEP; front += STEP) {
            search.trust(front - STEP);
            search.improve(front);
            search.vote(front);
        }
        search.trust(Float.POSITIVE_INFINITY);
    }
}
