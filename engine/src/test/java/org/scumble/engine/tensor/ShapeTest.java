package org.scumble.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ShapeTest {

    private final Shape shape = Shape.of(Dim.symbol("batch"), 4, Dim.symbol("height"), 8L);

    @Test
    void axesCountFromEitherEnd() {
        assertThat(shape.rank()).isEqualTo(4);
        assertThat(shape.dim(1)).isEqualTo(shape.dim(-3)).isEqualTo(Dim.of(4));
        assertThat(shape.with(-1, Dim.ONE)).hasToString("[batch, 4, height, 1]");
        assertThatThrownBy(() -> shape.dim(4))
                .hasMessage("The shape [batch, 4, height, 8] has no axis 4");
        assertThatThrownBy(() -> shape.dim(-5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void elementsMultiply() {
        assertThat(shape.elements()).hasToString("32*batch*height");
        assertThat(Shape.SCALAR.elements()).isEqualTo(Dim.ONE);
    }

    @Test
    void symbolsTakeValues() {
        assertThat(shape.evaluate(Map.of("batch", 2L, "height", 9L))).containsExactly(2, 4, 9, 8);
        assertThat(shape.isConstant()).isFalse();
        assertThat(Shape.of(new long[] {3, 5})).isEqualTo(Shape.of(3, 5));
    }

    @Test
    void onlySizesMakeAShape() {
        assertThatThrownBy(() -> Shape.of("height")).hasMessage("Not a size: height");
    }
}
