package org.scumble.engine.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.graph.Graph;
import org.scumble.engine.graph.PeakMemory;
import org.scumble.engine.model.Autoencoder;
import org.scumble.engine.model.AutoencoderConfig;
import org.scumble.engine.model.UNet;
import org.scumble.engine.model.UNetConfig;

class MemoryBudgetTest {
    private static final long GB = 1_000_000_000;
    private static final Pattern SUGGESTION = Pattern.compile(": (\\d+) x \\1 fits\\.");

    @Test
    void theUsualSizesFitTheUsualComputers() {
        sd15(8).require(512, 512, true, true);
        sd15(8).require(768, 768, true, false);
        sd15(8).require(1024, 1024, true, false);
        sd15(4).require(512, 512, true, false);
        sdxl(16).require(1024, 1024, true, true);
    }

    @Test
    void impossibleSizesAreRefusedWithTheLargestPossibleOne() {
        for (int gigabytes : new int[] {4, 8, 32, 128}) {
            MemoryBudget budget = sd15(gigabytes);

            EngineException refusal =
                    catchThrowableOfType(
                            EngineException.class, () -> budget.require(16_384, 8192, true, false));

            assertThat(refusal.reason()).isEqualTo(Reason.OUT_OF_MEMORY);
            assertThat(refusal).hasMessageContaining("16384 x 8192", gigabytes + ".0 GB");
            Matcher suggestion = SUGGESTION.matcher(String.valueOf(refusal.getMessage()));
            assertThat(suggestion.find()).isTrue();
            int side = Integer.parseInt(suggestion.group(1));
            assertThat(side % 8).isZero();
            budget.require(side, side, true, false);
            assertThatThrownBy(() -> budget.require(side + 8, side + 8, true, false))
                    .isInstanceOf(EngineException.class);
        }
    }

    /// The measurements that the class's table gives.
    @Test
    void theFactorFitsWhatWasMeasured() {
        Graph unet = UNet.graph(UNetConfig.SD15);
        Graph decoder = Autoencoder.decoder(AutoencoderConfig.SD);
        Graph encoder = Autoencoder.encoder(AutoencoderConfig.SD);

        assertFits(PeakMemory.of(unet, sizes(2, 64)), 0.258);
        assertFits(PeakMemory.of(decoder, sizes(1, 32)), 0.247);
        assertFits(PeakMemory.of(decoder, sizes(1, 64)), 1.061);
        assertFits(PeakMemory.of(decoder, sizes(1, 128)), 4.334);
        assertFits(PeakMemory.of(encoder, sizes(1, 512)), 0.525);
    }

    private static void assertFits(long peak, double measuredGigabytes) {
        assertThat(1.4 * peak / GB / measuredGigabytes).isBetween(1.0, 1.2);
    }

    private static Map<String, Long> sizes(long batch, long side) {
        return Map.of("batch", batch, "height", side, "width", side, "tokens", 77L);
    }

    @Test
    void guidanceAndAPictureToStartFromTakeMore() {
        MemoryBudget budget = sd15(64);
        long plain = budget.bytes(2048, 2048, false, false);

        assertThat(budget.bytes(2048, 2048, true, false)).isGreaterThan(plain);
        assertThat(budget.bytes(2048, 2048, false, true)).isGreaterThan(plain);
    }

    @Test
    void decodingInTilesBoundsWhatALongPictureTakes() {
        MemoryBudget budget = sd15(64);
        long square = budget.bytes(1024, 1024, false, false);
        long strip = budget.bytes(1024, 4096, false, false);

        assertThat(strip - square).isLessThan(3 * GB);
    }

    @Test
    void aComputerTooSmallForAnythingSaysSo() {
        MemoryBudget budget = sdxl(1);

        assertThatThrownBy(() -> budget.require(1024, 1024, true, false))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("smaller model");
    }

    @Test
    void thisComputerHasMemory() {
        new MemoryBudget(UNetConfig.SD15, AutoencoderConfig.SD).require(64, 64, false, false);
    }

    private static MemoryBudget sd15(int gigabytes) {
        return new MemoryBudget(UNetConfig.SD15, AutoencoderConfig.SD, gigabytes * GB);
    }

    private static MemoryBudget sdxl(int gigabytes) {
        return new MemoryBudget(UNetConfig.SDXL, AutoencoderConfig.SDXL, gigabytes * GB);
    }
}
