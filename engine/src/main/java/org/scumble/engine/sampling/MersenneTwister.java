package org.scumble.engine.sampling;

/// MT19937: Matsumoto and Nishimura 1998, seeded with one 32-bit word as in their 2002 revision.
final class MersenneTwister {
    private static final int N = 624;
    private static final int M = 397;
    private static final int UPPER = 0x8000_0000;
    private static final int LOWER = 0x7fff_ffff;
    private static final int TWIST = 0x9908_b0df;

    private final int[] state = new int[N];
    private int next = N;

    MersenneTwister(int seed) {
        state[0] = seed;
        for (int i = 1; i < N; i++) {
            state[i] = 1_812_433_253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
    }

    /// The next 32 random bits.
    int next() {
        if (next == N) {
            twist();
        }
        int y = state[next++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9d2c_5680;
        y ^= (y << 15) & 0xefc6_0000;
        return y ^ (y >>> 18);
    }

    private void twist() {
        for (int i = 0; i < N; i++) {
            int y = (state[i] & UPPER) | (state[(i + 1) % N] & LOWER);
            state[i] = state[(i + M) % N] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : TWIST);
        }
        next = 0;
    }
}
