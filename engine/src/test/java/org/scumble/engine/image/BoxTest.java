package org.scumble.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BoxTest {
    private final Box box = new Box(-2, 3, 5, 4);

    @Test
    void edgesLieWhereTheyShould() {
        assertThat(box.right()).isEqualTo(3);
        assertThat(box.bottom()).isEqualTo(7);
        assertThat(box.area()).isEqualTo(20);
        assertThat(Box.of(65_536, 65_536).area()).isEqualTo(1L << 32);
        assertThat(box.contains(-2, 3)).isTrue();
        assertThat(box.contains(2, 6)).isTrue();
        assertThat(box.contains(3, 6)).isFalse();
        assertThat(box.contains(2, 7)).isFalse();
        assertThat(box.contains(-3, 3)).isFalse();
    }

    @Test
    void boxesIntersectAndUnite() {
        Box other = new Box(1, 0, 10, 5);

        assertThat(box.intersect(other)).isEqualTo(new Box(1, 3, 2, 2));
        assertThat(box.union(other)).isEqualTo(new Box(-2, 0, 13, 7));
        assertThat(box.intersect(new Box(3, 3, 2, 2))).isEqualTo(Box.EMPTY);
        assertThat(box.contains(new Box(1, 3, 2, 2))).isTrue();
        assertThat(box.contains(other)).isFalse();
    }

    @Test
    void anEmptyBoxAddsNothing() {
        Box empty = new Box(100, 100, 0, 7);

        assertThat(empty.isEmpty()).isTrue();
        assertThat(box.union(empty)).isEqualTo(box);
        assertThat(empty.union(box)).isEqualTo(box);
        assertThat(box.contains(empty)).isTrue();
        assertThat(empty.grow(5).isEmpty()).isTrue();
    }

    @Test
    void growingAndMoving() {
        assertThat(box.grow(2)).isEqualTo(new Box(-4, 1, 9, 8));
        assertThat(box.grow(2).grow(-2)).isEqualTo(box);
        assertThat(box.grow(-2)).isEqualTo(Box.EMPTY);
        assertThat(box.moved(2, -3)).isEqualTo(new Box(0, 0, 5, 4));
    }

    @Test
    void negativeSidesAreRefused() {
        assertThatThrownBy(() -> new Box(0, 0, -1, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1x4");
    }
}
