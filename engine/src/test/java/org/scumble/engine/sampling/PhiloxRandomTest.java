package org.scumble.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PhiloxRandomTest {
    private static final Npz GOLDEN = Npz.read("random.npz");

    /// The values AUTOMATIC1111 published for `torch.randn(3, 4, device='cuda')` after seed 0,
    /// good to a few units in the last place: its program rounds 2π / 2³² to single precision.
    @Test
    void valuesAreThosePublishedForCuda() {
        assertThat(new PhiloxRandom(0).normal(12))
                .containsExactly(
                        new float[] {
                            -0.92466259f, -0.42534415f, -2.6438457f, 0.14518388f,
                            -0.12086647f, -0.57972564f, -0.62285122f, -0.32838709f,
                            -1.07454231f, -0.36314407f, -1.67105067f, 2.26550497f
                        },
                        Offset.offset(3e-7f));
    }

    /// Bit for bit (`golden/sampling.py`).
    @Test
    void valuesAreAutomatic1111sForEverySeedAndCall() {
        long[] seeds = GOLDEN.longs("seeds");
        for (int i = 0; i < seeds.length; i++) {
            PhiloxRandom random = new PhiloxRandom(seeds[i]);
            assertThat(random.normal(100)).isEqualTo(GOLDEN.floats("philox_" + i + "_first"));
            random.normal(3);
            assertThat(random.normal(100)).isEqualTo(GOLDEN.floats("philox_" + i + "_third"));
        }
    }
}
