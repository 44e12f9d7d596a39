package org.scumble.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Drawn;
import org.scumble.engine.image.Lab;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;

class SeamTest {
    private final Box box = new Box(6, 5, 9, 7);
    private final Mask mask = Drawn.mask(24, 20, box);

    @Test
    void aFlatPictureHasNone() {
        assertThat(Seam.across(Drawn.picture(24, 20, (x, y, c) -> 90 + c), mask)).isZero();
    }

    @Test
    void anotherColourInsideShowsInFull() {
        Raster picture = Drawn.picture(24, 20, (x, y, c) -> box.contains(x, y) ? 120 : 100);

        assertThat(Seam.across(picture, mask))
                .isCloseTo(
                        DeltaE.ciede2000(Lab.of(100, 100, 100), Lab.of(120, 120, 120)),
                        within(1e-9));
    }

    @Test
    void onlyTheEdgeCounts() {
        Raster inside = Drawn.picture(24, 20, (x, y, c) -> box.grow(-1).contains(x, y) ? 255 : 9);
        Raster outside = Drawn.picture(24, 20, (x, y, c) -> box.grow(1).contains(x, y) ? 255 : 9);

        assertThat(Seam.across(inside, mask)).isZero();
        assertThat(Seam.across(outside, mask)).isZero();
    }

    @Test
    void pairsWeighAlike() {
        // One pixel: it differs from those beside it, not from those above and below.
        Raster picture = Drawn.picture(3, 3, (x, y, c) -> x == 1 ? 200 : 100);
        double one = DeltaE.ciede2000(Lab.of(100, 100, 100), Lab.of(200, 200, 200));

        assertThat(Seam.across(picture, Drawn.mask(3, 3, new Box(1, 1, 1, 1))))
                .isCloseTo(one / 2, within(1e-9));
    }

    @Test
    void withoutAnEdgeThereIsNoSeam() {
        Raster picture = Drawn.picture(5, 4, (x, y, c) -> 40 * x);

        assertThat(Seam.across(picture, Mask.filled(5, 4, 127))).isZero();
        assertThat(Seam.across(picture, Mask.filled(5, 4, 128))).isZero();
        assertThatThrownBy(() -> Seam.across(picture, mask))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("24x20")
                .hasMessageContaining("5x4");
    }
}
