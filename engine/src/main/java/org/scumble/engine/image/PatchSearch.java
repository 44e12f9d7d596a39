package org.scumble.engine.image;

import java.util.Arrays;

/// For every patch that reaches into a hole, a known patch that looks most like it; and from those,
/// what each pixel of the hole should look like.
final class PatchSearch {
    private static final int RADIUS = PatchLevel.RADIUS;
    private static final int SIDE = 2 * RADIUS + 1;
    private static final int NONE = -1;

    /// A pixel's say falls by this with every pixel of depth, so that order spreads inwards.
    private static final double FADE = 0.9;

    private static final float LEAST_TRUST = 1e-12f;

    /// The squared difference a channel may always have, so that equal matches share the vote.
    private static final float LEAST_SPREAD = 1;

    private static final int SPREAD_SAMPLES = 1024;

    /// A picture up to this many pixels is searched from end to end; a larger one, whose matches
    /// come from a smaller one, only around them.
    private static final int SMALL = 1 << 15;

    private static final int NEAR = 32;

    private final PatchLevel level;
    private final SplitMix random;

    /// How far from the best match so far others are tried at first, and what share of it next.
    private final int reach;

    private final int narrowing;

    /// By target's centre, the centre of its match.
    private final int[] matches;

    private final float[] costs;

    /// What each pixel's colour counts; 0 where none is known yet.
    private final float[] trust;

    PatchSearch(PatchLevel level, SplitMix random) {
        this.level = level;
        this.random = random;
        boolean small = level.open.length <= SMALL;
        reach = small ? Math.max(level.width, level.height) : NEAR;
        narrowing = small ? 2 : 4;
        matches = new int[level.open.length];
        costs = new float[level.open.length];
        trust = new float[level.open.length];
        Arrays.fill(matches, NONE);
        trust(Float.POSITIVE_INFINITY);
    }

    PatchLevel level() {
        return level;
    }

    /// Lets only pixels count that are at most so deep inside the hole.
    void trust(float deepest) {
        for (int i = 0; i < trust.length; i++) {
            float depth = level.depth[i];
            trust[i] = depth > deepest ? 0 : Math.max(LEAST_TRUST, (float) Math.pow(FADE, depth));
        }
    }

    /// The search on the next finer picture, with these matches and what they vote for.
    PatchSearch finer(PatchLevel finer) {
        PatchSearch search = new PatchSearch(finer, random);
        for (int target : finer.targets()) {
            int x = target % finer.width;
            int y = target / finer.width;
            int match = matches[Math.min(y / 2, level.height - 1) * level.width + x / 2];
            if (match != NONE) {
                int fineX = 2 * (match % level.width) + x % 2;
                int fineY = 2 * (match / level.width) + y % 2;
                int fine = fineY * finer.width + fineX;
                if (fineX < finer.width && fineY < finer.height && finer.source[fine]) {
                    search.matches[target] = fine;
                }
            }
        }
        search.vote(Float.POSITIVE_INFINITY);
        return search;
    }

    void improve() {
        improve(Float.POSITIVE_INFINITY);
    }

    /// One search forwards and one backwards, over the targets whose centres are at most so deep.
    void improve(float deepest) {
        int[] targets = level.targets();
        for (int target : targets) {
            if (level.depth[target] <= deepest) {
                if (matches[target] == NONE) {
                    matches[target] = level.sources()[random.nextInt(level.sources().length)];
                }
                costs[target] = cost(target, matches[target], Float.POSITIVE_INFINITY);
            }
        }
        for (int i = 0; i < targets.length; i++) {
            if (level.depth[targets[i]] <= deepest) {
                improve(targets[i], -1);
            }
        }
        for (int i = targets.length - 1; i >= 0; i--) {
            if (level.depth[targets[i]] <= deepest) {
                improve(targets[i], 1);
            }
        }
    }

    /// Tries what the neighbours found, then places at random, ever nearer to the best.
    private void improve(int target, int side) {
        propagate(target, side);
        propagate(target, side * level.width);
        for (int far = reach; far >= 1; far /= narrowing) {
            int x = matches[target] % level.width + random.nextInt(2 * far + 1) - far;
            int y = matches[target] / level.width + random.nextInt(2 * far + 1) - far;
            if (x >= 0 && y >= 0 && x < level.width && y < level.height) {
                attempt(target, y * level.width + x);
            }
        }
    }

    private void propagate(int target, int step) {
        int neighbour = target + step;
        if (matches[neighbour] != NONE) {
            attempt(target, matches[neighbour] - step);
        }
    }

    private void attempt(int target, int source) {
        if (source >= 0
                && source < matches.length
                && level.source[source]
                && source != matches[target]) {
            float cost = cost(target, source, costs[target]);
            if (cost < costs[target]) {
                costs[target] = cost;
                matches[target] = source;
            }
        }
    }

    /// Squared differences weighted by trust, added up until they exceed `most`.
    private float cost(int target, int source, float most) {
        float[] colours = level.colours;
        float cost = 0;
        int to = target - RADIUS * level.width - RADIUS;
        int from = 3 * (source - RADIUS * level.width - RADIUS);
        for (int y = 0; y < SIDE; y++) {
            int at = 3 * to;
            for (int x = 0; x < SIDE; x++) {
                float red = colours[at + 3 * x] - colours[from + 3 * x];
                float green = colours[at + 3 * x + 1] - colours[from + 3 * x + 1];
                float blue = colours[at + 3 * x + 2] - colours[from + 3 * x + 2];
                cost += trust[to + x] * (red * red + green * green + blue * blue);
            }
            if (cost >= most) {
                return cost;
            }
            to += level.width;
            from += 3 * level.width;
        }
        return cost;
    }

    /// Gives every pixel of the hole that is at most so deep the mean of what the patches over it
    /// show there, the better ones counting more.
    void vote(float deepest) {
        float spread = spread(deepest);
        float[] sums = new float[level.open.length * 4];
        for (int target : level.targets()) {
            if (matches[target] != NONE && level.depth[target] <= deepest) {
                float say = trust[target] > 0 ? trust[target] : LEAST_TRUST;
                say *= (float) Math.exp(-costs[target] / weight(target) / (2 * spread));
                add(target, matches[target], Math.max(say, Float.MIN_NORMAL), sums);
            }
        }
        for (int i = 0; i < level.open.length; i++) {
            if (level.open[i] && level.depth[i] <= deepest && sums[4 * i + 3] > 0) {
                for (int c = 0; c < 3; c++) {
                    level.colours[3 * i + c] = sums[4 * i + c] / sums[4 * i + 3];
                }
            }
        }
    }

    private void add(int target, int source, float say, float[] sums) {
        for (int y = -RADIUS; y <= RADIUS; y++) {
            for (int x = -RADIUS; x <= RADIUS; x++) {
                int to = target + y * level.width + x;
                if (level.open[to]) {
                    int from = 3 * (source + y * level.width + x);
                    sums[4 * to] += say * level.colours[from];
                    sums[4 * to + 1] += say * level.colours[from + 1];
                    sums[4 * to + 2] += say * level.colours[from + 2];
                    sums[4 * to + 3] += say;
                }
            }
        }
    }

    /// What all pixels of a patch count together.
    private float weight(int target) {
        float weight = 0;
        for (int y = -RADIUS; y <= RADIUS; y++) {
            int row = target + y * level.width;
            for (int x = -RADIUS; x <= RADIUS; x++) {
                weight += trust[row + x];
            }
        }
        return Math.max(weight, Float.MIN_NORMAL);
    }

    /// The cost that three quarters of the matches do not exceed, by a sample of them.
    private float spread(float deepest) {
        int[] targets = level.targets();
        float[] sample = new float[Math.min(SPREAD_SAMPLES, targets.length)];
        int count = 0;
        for (int i = 0; i < sample.length; i++) {
            int target = targets[(int) ((long) i * targets.length / sample.length)];
            if (matches[target] != NONE && level.depth[target] <= deepest) {
                sample[count++] = costs[target] / weight(target);
            }
        }
        Arrays.sort(sample, 0, count);
        return Math.max(LEAST_SPREAD, count == 0 ? 0 : sample[count * 3 / 4]);
    }
}
