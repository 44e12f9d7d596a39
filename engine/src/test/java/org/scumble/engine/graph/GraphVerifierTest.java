package org.scumble.engine.graph;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.Dim;
import org.scumble.engine.tensor.Shape;

class GraphVerifierTest {

    private final GraphBuilder b = new GraphBuilder();
    private final Value x = b.input("x", DType.F32, Shape.of(Dim.symbol("batch"), 3));
    private final Value w = b.parameter("w", Shape.of(3));
    private final Value sum = b.add(x, w);
    private final Value result = b.exp(sum);

    @Test
    void aSoundGraphPasses() {
        assertThatCode(() -> verify(List.of(x), List.of(w), List.of(sum, result)))
                .doesNotThrowAnyException();
    }

    @Test
    void operandsComeFirst() {
        assertBroken(List.of(x), List.of(w), List.of(result, sum))
                .hasMessageEndingWith("before it is computed");
        assertBroken(List.of(x), List.of(), List.of(sum, result))
                .hasMessageContaining("Parameter[name=w, shape=[3]]");
    }

    @Test
    void nodesAppearOnceAndOutputsAreComputed() {
        assertBroken(List.of(x), List.of(w), List.of(sum, sum, result))
                .hasMessageEndingWith("is listed twice");
        assertBroken(List.of(x), List.of(w), List.of(sum))
                .hasMessageEndingWith("the output Exp : f32[batch, 3] is not computed");
    }

    @Test
    void typesAreThoseOfShapeInference() {
        Value wrong =
                new Value(
                        new Op.Exp(),
                        List.of(sum),
                        new TensorType(DType.F32, Shape.of(Dim.symbol("batch"), 4)));
        assertThatThrownBy(
                        () ->
                                GraphVerifier.verify(
                                        new Graph(
                                                List.of(x),
                                                List.of(w),
                                                List.of(sum, wrong),
                                                Map.of("y", wrong))))
                .hasMessage("Broken graph: Exp : f32[batch, 4] should be f32[batch, 3]");
    }

    @Test
    void namesAreUnique() {
        Value otherW = new GraphBuilder().parameter("w", Shape.of(3));
        assertBroken(List.of(x), List.of(w, otherW), List.of(sum, result))
                .hasMessageEndingWith("two inputs or parameters are named 'w'");
        assertThatThrownBy(() -> b.build(Map.of("x", result)))
                .hasMessageEndingWith("an output has the name of an input or parameter, 'x'");
    }

    @Test
    void sizesCanBeReadOffAnInput() {
        Value grown = b.expand(b.parameter("one", Shape.of(1)), Shape.of(Dim.symbol("length")));
        assertThatThrownBy(() -> b.build(Map.of("y", grown)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "Broken graph: the size 'length' of Expand[shape=[length]] : f32[length]"
                                + " cannot be read off any input");
    }

    @Test
    void thereIsSomethingToCompute() {
        assertThatThrownBy(() -> b.build(Map.of()))
                .hasMessage("Broken graph: there are no outputs");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertBroken(
            List<Value> inputs, List<Value> parameters, List<Value> nodes) {
        return assertThatThrownBy(() -> verify(inputs, parameters, nodes))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Broken graph: ");
    }

    private void verify(List<Value> inputs, List<Value> parameters, List<Value> nodes) {
        GraphVerifier.verify(new Graph(inputs, parameters, nodes, Map.of("y", result)));
    }
}
