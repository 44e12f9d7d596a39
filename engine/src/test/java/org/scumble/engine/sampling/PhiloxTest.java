package org.scumble.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The known answers for `philox4x32` with ten rounds published with Random123 (`kat_vectors`).
class PhiloxTest {
    @Test
    void zeros() {
        assertThat(scrambled(0, 0, 0, 0, 0))
                .containsExactly(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
    }

    @Test
    void ones() {
        assertThat(scrambled(-1, -1, -1, -1, -1))
                .containsExactly(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
    }

    @Test
    void digitsOfPi() {
        assertThat(scrambled(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0x299f31d0_a4093822L))
                .containsExactly(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1);
    }

    private static int[] scrambled(int c0, int c1, int c2, int c3, long key) {
        int[] counter = {c0, c1, c2, c3};
        Philox.scramble(counter, key);
        return counter;
    }
}
