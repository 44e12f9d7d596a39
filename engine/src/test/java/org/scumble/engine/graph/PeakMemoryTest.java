package org.scumble.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.Dim;
import org.scumble.engine.tensor.Shape;

class PeakMemoryTest {
    private static final Map<String, Long> SIZES = Map.of("n", 10L);

    private final GraphBuilder graph = new GraphBuilder();
    private final Value x = graph.input("x", DType.F32, Shape.of(Dim.symbol("n"), 2));

    @Test
    void aChainKeepsAnOperandAndItsResult() {
        Value y = graph.silu(graph.silu(graph.silu(x)));

        assertThat(peak(y)).isEqualTo(2 * 80);
    }

    @Test
    void whatIsUsedLaterStays() {
        Value early = graph.silu(x);
        Value late = graph.gelu(graph.gelu(early));

        assertThat(peak(graph.add(early, late))).isEqualTo(3 * 80);
    }

    @Test
    void anotherShapeIsNoCopyButKeepsWhatItShows() {
        Value early = graph.silu(x);
        Value flat = graph.reshape(early, Shape.of(Dim.symbol("n").times(2)));
        Value late = graph.gelu(graph.gelu(early));

        assertThat(peak(graph.add(flat, graph.reshape(late, flat.shape())))).isEqualTo(3 * 80);
    }

    @Test
    void outputsStay() {
        Value first = graph.silu(x);
        Value last = graph.gelu(graph.gelu(first));

        Graph both = graph.build(Map.of("first", first, "last", last));

        assertThat(PeakMemory.of(both, SIZES)).isEqualTo(3 * 80);
    }

    private long peak(Value y) {
        return PeakMemory.of(graph.build(Map.of("y", y)), SIZES);
    }
}
