package org.scumble.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.Dim;
import org.scumble.engine.tensor.Shape;

class ShapeInferenceTest {

    private static final Dim BATCH = Dim.symbol("batch");
    private static final Dim HEIGHT = Dim.symbol("height");

    private final GraphBuilder b = new GraphBuilder();
    private final Value image = b.input("image", DType.F32, Shape.of(BATCH, 4, HEIGHT, 64));
    private final Value tokens = b.input("tokens", DType.F32, Shape.of(BATCH, 77, 768));
    private final Value ids = b.input("ids", DType.I64, Shape.of(BATCH, 77));

    @Test
    void convolutionsRoundTheirSizesUp() {
        Value w = parameter("w", 8, 4, 3, 3);
        assertThat(b.conv(image, w, null, 1, 1).shape()).hasToString("[batch, 8, height, 64]");
        assertThat(b.conv(image, w, null, 2, 1).shape())
                .hasToString("[batch, 8, ceil(height/2), 32]");
        assertThat(b.conv(image, w, null, 1, 0).shape()).hasToString("[batch, 8, height - 2, 62]");
        assertThat(b.conv(image, w, null, 2, 0, 0, 1, 1).shape())
                .hasToString("[batch, 8, ceil((height - 1)/2), 32]");
    }

    @Test
    void convolutionsRefuseWhatDoesNotFit() {
        assertRefused(() -> b.conv(image, parameter("w", 8, 9, 3, 3), null, 1, 1))
                .hasMessage(
                        "Conv[stride=1, pads=[1, 1, 1, 1]](f32[batch, 4, height, 64],"
                                + " f32[8, 9, 3, 3]): the input has 4 channels and the weight"
                                + " expects 9");
        assertRefused(() -> b.conv(tokens, parameter("v", 8, 4, 3, 3), null, 1, 1))
                .hasMessageContaining("[batch, 77, 768]")
                .hasMessageEndingWith("input and weight must have four axes");
        assertRefused(() -> b.conv(image, parameter("u", 8, 4, 1, 1), parameter("bias", 4), 1, 0))
                .hasMessageEndingWith("the bias must have one element an output channel");
        assertRefused(() -> b.conv(image, parameter("t", 8, 4, 1, 65), null, 1, 0))
                .hasMessageEndingWith("the kernel is larger than the padded input");
        assertRefused(() -> b.conv(image, parameter("s", 8, 4, 1, 1), null, 1, 0, 0))
                .hasMessage("Expected one or four pads, not [0, 0]");
    }

    @Test
    void productsMatchTheirInnerSizes() {
        assertThat(b.linear(tokens, parameter("w", 320, 768), parameter("b", 320)).shape())
                .hasToString("[batch, 77, 320]");
        assertRefused(() -> b.linear(tokens, parameter("v", 320, 1024), null))
                .hasMessage(
                        "FusedMatMul[transA=false, transB=true](f32[batch, 77, 768],"
                                + " f32[320, 1024]): the inner sizes 768 and 1024 differ");
        assertRefused(() -> b.matMul(tokens, parameter("u", 768)))
                .hasMessageEndingWith("both operands must be matrices");
    }

    @Test
    void elementwiseOperatorsBroadcast() {
        assertThat(b.add(image, parameter("row", 64)).shape()).isEqualTo(image.shape());
        assertThat(b.mul(b.scalar(2), tokens).shape()).isEqualTo(tokens.shape());
        assertRefused(() -> b.add(image, tokens))
                .hasMessage(
                        "Add(f32[batch, 4, height, 64], f32[batch, 77, 768]):"
                                + " [batch, 4, height, 64] and [batch, 77, 768] do not broadcast:"
                                + " 4 is not batch");
        assertRefused(() -> b.add(tokens, ids)).hasMessageEndingWith("the element types differ");
        assertRefused(() -> b.exp(ids)).hasMessageEndingWith("works on F32");
    }

    @Test
    void aHalvedAndDoubledSizeDoesNotMatchTheOriginal() {
        Value half = b.conv(image, parameter("w", 4, 4, 3, 3), null, 2, 1);
        Value doubled = b.resizeNearest(half, half.shape().dim(2).times(2), Dim.of(64));
        assertRefused(() -> b.add(image, doubled))
                .hasMessageEndingWith("height is not 2*ceil(height/2)");
        assertThat(b.add(image, b.resizeNearest(half, HEIGHT, Dim.of(64))).shape())
                .isEqualTo(image.shape());
    }

    @Test
    void normalizationsMatchTheirChannels() {
        Value four = parameter("four", 4);
        assertThat(b.groupNorm(image, 2, four, four, 1e-5f).type()).isEqualTo(image.type());
        assertRefused(() -> b.groupNorm(image, 3, four, four, 1e-5f))
                .hasMessageEndingWith("4 channels cannot be split into 3 groups");
        assertRefused(() -> b.groupNorm(image, 2, four, parameter("five", 5), 1e-5f))
                .hasMessageEndingWith("scale and shift must be [4]");
        assertRefused(() -> b.layerNorm(tokens, four, four, 1e-5f))
                .hasMessageEndingWith("scale and shift must be [768]");
        assertRefused(() -> b.softmax(tokens, 3))
                .hasMessage("The shape [batch, 77, 768] has no axis 3");
    }

    @Test
    void attentionMatchesQueriesKeysAndValues() {
        Value narrow = b.linear(tokens, parameter("n", 40, 768), null);
        Value pixels = b.transpose(b.reshape(image, Shape.of(BATCH, 4, HEIGHT.times(64))), 0, 2, 1);
        Value queries = b.linear(pixels, parameter("q", 40, 4), null);
        assertThat(b.attention(queries, narrow, tokens, 8, false).shape())
                .hasToString("[batch, 64*height, 768]");
        assertRefused(() -> b.attention(queries, tokens, tokens, 8, false))
                .hasMessageEndingWith("queries and keys have different widths");
        assertRefused(() -> b.attention(narrow, narrow, queries, 8, false))
                .hasMessageEndingWith("there must be one value a key");
        assertRefused(() -> b.attention(narrow, narrow, narrow, 7, false))
                .hasMessageEndingWith("the width 40 cannot be split into 7 heads");
        assertRefused(
                        () -> {
                            Value other = b.input("o", DType.F32, Shape.of(1, 77, 40));
                            b.attention(narrow, other, other, 8, false);
                        })
                .hasMessageEndingWith("the batch sizes differ");
        assertRefused(() -> b.attention(image, image, image, 1, false))
                .hasMessageEndingWith("queries, keys and values must be [N, tokens, channels]");
    }

    @Test
    void reshapingKeepsTheElements() {
        assertRefused(() -> b.reshape(image, Shape.of(BATCH, 4, HEIGHT)))
                .hasMessageEndingWith(
                        "[batch, 4, height, 64] has 256*batch*height elements and"
                                + " [batch, 4, height] has 4*batch*height");
        assertThat(b.reshape(tokens, tokens.shape())).isSameAs(tokens);
        assertThat(b.expand(parameter("e", 1, 768), tokens.shape()).shape())
                .isEqualTo(tokens.shape());
        assertRefused(() -> b.expand(tokens, Shape.of(77, 768)))
                .hasMessageEndingWith("[batch, 77, 768] does not grow to [77, 768]");
        assertRefused(() -> b.transpose(tokens, 0, 2, 2))
                .hasMessageEndingWith("[0, 2, 2] is no order of the axes of [batch, 77, 768]");
    }

    @Test
    void partsAddUp() {
        assertThat(b.concat(2, image, image).shape()).hasToString("[batch, 4, 2*height, 64]");
        assertRefused(() -> b.concat(1, tokens, b.cast(ids, DType.F32)))
                .hasMessageEndingWith("the operands differ in more than axis 1");
        assertThat(b.slice(image, 2, 1, -1).shape()).hasToString("[batch, 4, height - 2, 64]");
        assertThat(b.slice(tokens, 1, 10, Long.MAX_VALUE).shape()).hasToString("[batch, 67, 768]");
        assertRefused(() -> b.slice(tokens, 1, 10, 78))
                .hasMessageEndingWith("10 to 78 is not within the size 77");
        assertRefused(() -> b.slice(tokens, 1, 10, 10)).hasMessageContaining("10 to 10");
        assertRefused(() -> b.slice(tokens, 1, -78, 10)).hasMessageContaining("-1 to 10");
    }

    @Test
    void lookupsReplaceTheAxis() {
        Value table = parameter("table", 49408, 768);
        assertThat(b.gather(table, ids, 0).shape()).isEqualTo(tokens.shape());
        assertThat(b.reduceMean(tokens, 1, false).shape()).hasToString("[batch, 768]");
        assertThat(b.reduceMean(tokens, -1, true).shape()).hasToString("[batch, 77, 1]");
        assertThat(b.cast(ids, DType.F32).type()).hasToString("f32[batch, 77]");
        assertRefused(() -> b.gather(table, tokens, 0))
                .hasMessageEndingWith("the positions must be I64 or I32");
    }

    private Value parameter(String name, Object... sizes) {
        return b.parameter(name, Shape.of(sizes));
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
            ThrowingCallable call) {
        return assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
    }
}
