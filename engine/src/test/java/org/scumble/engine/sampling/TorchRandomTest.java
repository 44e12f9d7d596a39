package org.scumble.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.Test;

/// Bit for bit against `torch.randn` (`golden/sampling.py`).
class TorchRandomTest {
    private static final Npz GOLDEN = Npz.read("random.npz");

    @Test
    void tensorsOfEverySizeAreTorchs() {
        long[] seeds = GOLDEN.longs("seeds");
        for (int i = 0; i < seeds.length; i++) {
            for (int size : new int[] {1, 5, 15, 16, 17, 100}) {
                assertThat(new TorchRandom(seeds[i]).normal(size))
                        .as("seed %d, %d values", seeds[i], size)
                        .isEqualTo(GOLDEN.floats("torch_" + i + "_" + size));
            }
        }
    }

    @Test
    void latentsAreTorchs() throws NoSuchAlgorithmException {
        long[] seeds = GOLDEN.longs("seeds");
        for (int i = 0; i < seeds.length; i++) {
            float[] latents = new TorchRandom(seeds[i]).normal(4 * 64 * 64);
            ByteBuffer bytes =
                    ByteBuffer.allocate(latents.length * Float.BYTES)
                            .order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(latents);
            assertThat(MessageDigest.getInstance("SHA-256").digest(bytes.array()))
                    .as("seed %d", seeds[i])
                    .isEqualTo(GOLDEN.bytes("torch_" + i + "_sha256"));
        }
    }

    @Test
    void oneGeneratorFillsTensorAfterTensor() {
        TorchRandom random = new TorchRandom(42);
        int[] sizes = {5, 16, 4, 33, 1, 1, 700, 3};
        for (int i = 0; i < sizes.length; i++) {
            assertThat(random.normal(sizes[i]))
                    .as("tensor %d", i)
                    .isEqualTo(GOLDEN.floats("torch_stream_" + i));
        }
    }

    @Test
    void noValuesAreNoValues() {
        assertThat(new TorchRandom(0).normal(0)).isEmpty();
    }
}
