package org.scumble.engine.image;

/// Random numbers of which a seed always gives the same: Steele, Lea & Flood 2014, "Fast Splittable
/// Pseudorandom Number Generators".
final class SplitMix {
    private long state;

    SplitMix(long seed) {
        state = seed;
    }

    private long next() {
        state += 0x9e3779b97f4a7c15L;
        long mixed = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /// 0 to under `bound`.
    int nextInt(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /// 0 to under 1.
    float nextFloat() {
        return (next() >>> 40) * 0x1p-24f;
    }
}
