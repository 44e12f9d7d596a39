package org.scumble.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.Shape;

class GraphBuilderTest {

    private final GraphBuilder b = new GraphBuilder();
    private final Value x = b.input("x", DType.F32, Shape.of(2, 3));

    @Test
    void whatIsComputedTwiceIsOneNode() {
        assertThat(b.add(x, 1)).isSameAs(b.add(x, b.scalar(1)));
        assertThat(b.add(x, 1)).isNotSameAs(b.add(x, 2));
        assertThat(b.softmax(x, 1)).isSameAs(b.softmax(x, -1));
        assertThat(b.parameter("w", Shape.of(3))).isSameAs(b.parameter("w", Shape.of(3)));
    }

    @Test
    void aNameStandsForOneThing() {
        b.parameter("w", Shape.of(3));
        assertThatThrownBy(() -> b.parameter("w", Shape.of(4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'w' is already declared as Parameter[name=w, shape=[3]],"
                                + " now as Parameter[name=w, shape=[4]]");
        assertThatThrownBy(() -> b.parameter("x", Shape.of(2, 3)))
                .hasMessageContaining("already declared as Input");
    }

    @Test
    void buildLeavesOutWhatNobodyNeeds() {
        Value unused = b.input("unused", DType.F32, Shape.of(1));
        Value w = b.parameter("w", Shape.of(3));
        b.mul(x, b.parameter("v", Shape.of(3)));
        Value sum = b.add(x, w);
        Value result = b.exp(sum);

        Graph graph = b.build(Map.of("y", result));

        assertThat(graph.inputs()).containsExactly(x, unused);
        assertThat(graph.parameters()).containsExactly(w);
        assertThat(graph.nodes()).containsExactly(sum, result);
        assertThat(graph.outputs()).containsExactly(Map.entry("y", result));
    }

    @Test
    void deepGraphsAreBuiltWithoutDeepRecursion() {
        Value value = x;
        for (int i = 0; i < 100_000; i++) {
            value = b.neg(b.exp(value));
        }
        assertThat(b.build(Map.of("y", value)).nodes()).hasSize(200_000);
    }

    @Test
    void onlyInputsAndParametersHaveNames() {
        assertThat(x.name()).isEqualTo("x");
        assertThatThrownBy(() -> b.exp(x).name()).hasMessage("Has no name: Exp : f32[2, 3]");
    }
}
