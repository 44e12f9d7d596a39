package org.scumble.engine.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TilingTest {
    private static final int SCALE = 2;

    @ParameterizedTest
    @ValueSource(ints = {1, 127, 128})
    void whatFitsIsOneSpan(int length) {
        assertThat(Tiling.spans(length)).containsExactly(new Tiling.Span(0, length));
    }

    @ParameterizedTest
    @ValueSource(ints = {129, 200, 224, 225, 300, 2048})
    void spansCoverTheLengthAndOverlapByAQuarter(int length) {
        List<Tiling.Span> spans = Tiling.spans(length);

        assertThat(spans.getFirst().start()).isZero();
        assertThat(spans.getLast().end()).isEqualTo(length);
        assertThat(spans).allMatch(span -> span.length() == Tiling.TILE);
        for (int i = 1; i < spans.size(); i++) {
            assertThat(spans.get(i).start()).isGreaterThan(spans.get(i - 1).start());
            assertThat(spans.get(i - 1).end() - spans.get(i).start())
                    .isGreaterThanOrEqualTo(Tiling.TILE / 4);
        }
    }

    @Test
    void aSmallPictureIsDecodedOnceAndWhole() {
        List<LatentSize> tiles = new ArrayList<>();
        LatentSize size = new LatentSize(1, 128, 64);

        Tiling.decode(
                new float[size.elements()],
                size,
                1,
                SCALE,
                (tile, tileSize) -> {
                    tiles.add(tileSize);
                    return enlarged(tile, tileSize);
                });

        assertThat(tiles).containsExactly(size);
    }

    @ParameterizedTest
    @CsvSource({"129, 40", "40, 129", "150, 260"})
    void tilesOfADecoderThatLooksAtNoNeighboursGiveTheWhole(int height, int width) {
        LatentSize size = new LatentSize(2, height, width);
        float[] latents = new float[size.elements()];
        Random random = new Random(1);
        for (int i = 0; i < latents.length; i++) {
            latents[i] = random.nextFloat(-1, 1);
        }

        float[] tiled = Tiling.decode(latents, size, 2, SCALE, TilingTest::enlarged);

        float[] whole = enlarged(latents, size);
        assertThat(tiled).hasSameSizeAs(whole);
        for (int i = 0; i < whole.length; i++) {
            if (Math.abs(tiled[i] - whole[i]) > 1e-5f) {
                assertThat(tiled[i]).as("pixel %d", i).isCloseTo(whole[i], within(1e-5f));
            }
        }
    }

    @Test
    void tilesThatDisagreeFadeIntoEachOther() {
        LatentSize size = new LatentSize(1, 1, 200);
        float[] brightness = {0};

        float[] row =
                Tiling.decode(
                        new float[size.elements()],
                        size,
                        1,
                        1,
                        (tile, _) -> {
                            float[] flat = new float[tile.length];
                            Arrays.fill(flat, brightness[0]++);
                            return flat;
                        });

        assertThat(row[0]).isZero();
        assertThat(row[199]).isEqualTo(1);
        for (int x = 1; x < row.length; x++) {
            assertThat(row[x] - row[x - 1]).isBetween(0f, 0.05f);
        }
    }

    /// Each latent becomes a square of equal pixels.
    private static float[] enlarged(float[] latents, LatentSize size) {
        int height = size.height() * SCALE;
        int width = size.width() * SCALE;
        float[] pixels = new float[size.channels() * height * width];
        for (int i = 0; i < pixels.length; i++) {
            int c = i / (height * width);
            int y = i / width % height / SCALE;
            int x = i % width / SCALE;
            pixels[i] = latents[(c * size.height() + y) * size.width() + x];
        }
        return pixels;
    }
}
