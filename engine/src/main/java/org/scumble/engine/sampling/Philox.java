package org.scumble.engine.sampling;

/// Philox 4x32-10, the counter-based generator of Salmon et al. 2011: 128 bits of counter and 64 of
/// key to 128 random bits, no state.
final class Philox {
    private static final int ROUNDS = 10;
    private static final long MULTIPLIER_0 = 0xD251_1F53L;
    private static final long MULTIPLIER_1 = 0xCD9E_8D57L;
    private static final int WEYL_0 = 0x9E37_79B9;
    private static final int WEYL_1 = 0xBB67_AE85;
    private static final long LOW = 0xffff_ffffL;

    private Philox() {}

    /// Replaces a counter of four words by its random words.
    static void scramble(int[] counter, long key) {
        int key0 = (int) key;
        int key1 = (int) (key >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = (counter[0] & LOW) * MULTIPLIER_0;
            long product1 = (counter[2] & LOW) * MULTIPLIER_1;
            counter[0] = (int) (product1 >>> 32) ^ counter[1] ^ key0;
            counter[1] = (int) product1;
            counter[2] = (int) (product0 >>> 32) ^ counter[3] ^ key1;
            counter[3] = (int) product0;
            key0 += WEYL_0;
            key1 += WEYL_1;
        }
    }
}
