package org.scumble.app.canvas.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.scumble.engine.image.Box;

class AffineTest {
    private static final Point CENTRE = new Point(10, 20);

    @Test
    void turnsClockwiseOnTheScreen() {
        Affine quarter = Affine.rotate(90, CENTRE);

        assertThat(quarter.apply(new Point(15, 20))).isEqualTo(new Point(10, 25));
        assertThat(quarter.isExact()).isTrue();
        assertThat(Affine.rotate(45, CENTRE).isExact()).isFalse();
        assertThat(quarter.then(Affine.rotate(-90, CENTRE))).isEqualTo(Affine.IDENTITY);
    }

    @Test
    void mapsFollowEachOther() {
        Affine map = Affine.translate(3, 4).then(Affine.scale(2, 3, new Point(0, 0)));

        assertThat(map.apply(new Point(1, 1))).isEqualTo(new Point(8, 15));
        assertThat(map.inverse().apply(new Point(8, 15))).isEqualTo(new Point(1, 1));
        assertThat(Affine.shear(0.5, 0, CENTRE).apply(new Point(10, 24)))
                .isEqualTo(new Point(12, 24));
    }

    @Test
    void knowsWholeMoves() {
        assertThat(Affine.translate(-3, 8).isWholeMove()).isTrue();
        assertThat(Affine.translate(-3.5, 8).isExact()).isFalse();
        assertThat(Affine.scale(-1, 1, CENTRE).isExact()).isTrue();
        assertThat(Affine.scale(-1, 1, CENTRE).isWholeMove()).isFalse();
        assertThat(Affine.scale(2, 1, CENTRE).isExact()).isFalse();
    }

    @Test
    void whatIsFlatCannotBeUndone() {
        Affine flat = Affine.scale(0, 1, CENTRE);

        assertThat(flat.canInvert()).isFalse();
        assertThatThrownBy(flat::inverse).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void boundsAreWholePixels() {
        Box box = new Box(0, 0, 10, 20);

        assertThat(Affine.translate(0.5, -0.5).bounds(box)).isEqualTo(new Box(0, -1, 11, 21));
        assertThat(Affine.rotate(90, new Point(0, 0)).bounds(box))
                .isEqualTo(new Box(-20, 0, 20, 10));
        assertThat(Affine.scale(1e12, 1, CENTRE).bounds(box).width()).isGreaterThan(1 << 29);
    }
}
