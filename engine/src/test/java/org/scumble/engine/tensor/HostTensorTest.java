package org.scumble.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class HostTensorTest {

    @Test
    void holdsACopyOfItsValues() {
        float[] values = {1, 2, 3, 4};
        HostTensor tensor = HostTensor.of(values, 2, 2);
        values[0] = 9;

        assertThat(tensor.floats()).containsExactly(1, 2, 3, 4);
        assertThat(tensor.shape()).containsExactly(2, 2);
        assertThat(tensor.elements()).isEqualTo(4);
        assertThat(tensor).hasToString("F32[2, 2]");
    }

    @Test
    void widensSixteenBitFloats() {
        float[] values = {0.5f, -3, 1024};
        assertThat(HostTensor.of(DType.F16, HalfPrecision.toHalf(values), 3).floats())
                .isEqualTo(values);
        assertThat(HostTensor.of(DType.BF16, HalfPrecision.toBfloat16(values), 3).floats())
                .isEqualTo(values);
    }

    @Test
    void widensIntegers() {
        assertThat(HostTensor.of(new long[] {1, -2}, 2).longs()).containsExactly(1, -2);
        assertThat(HostTensor.of(new int[] {1, -2}, 2).longs()).containsExactly(1, -2);
        ByteBuffer bytes = ByteBuffer.allocateDirect(2).put(0, (byte) 200).put(1, (byte) 3);
        assertThat(new HostTensor(DType.U8, new long[] {2}, bytes).longs()).containsExactly(200, 3);
        assertThat(new HostTensor(DType.I8, new long[] {2}, bytes).longs()).containsExactly(-56, 3);
    }

    @Test
    void refusesTheOtherKindOfNumber() {
        assertThatThrownBy(() -> HostTensor.scalar(1L).floats())
                .hasMessage("A tensor of I64 holds no floats");
        assertThatThrownBy(() -> HostTensor.scalar(1f).longs())
                .hasMessage("A tensor of F32 holds no integers");
    }

    @Test
    void readingOneViewLeavesTheOthersAlone() {
        HostTensor tensor = HostTensor.of(new float[] {1, 2}, 2);
        tensor.data().getFloat();
        assertThat(tensor.data().getFloat()).isEqualTo(1);
    }

    @Test
    void equalTensorsHaveEqualBytes() {
        HostTensor tensor = HostTensor.of(new float[] {1, 2}, 2);
        assertThat(tensor)
                .isEqualTo(HostTensor.of(new float[] {1, 2}, 2))
                .hasSameHashCodeAs(HostTensor.of(new float[] {1, 2}, 2))
                .isNotEqualTo(HostTensor.of(new float[] {1, 2}, 1, 2))
                .isNotEqualTo(HostTensor.of(new float[] {1, 3}, 2));
    }

    @Test
    void refusesABufferThatDoesNotFit() {
        assertThatThrownBy(
                        () ->
                                new HostTensor(
                                        DType.F32, new long[] {3}, ByteBuffer.allocateDirect(8)))
                .hasMessage("A tensor of F32[3] takes 12 bytes, but the buffer has 8");
        assertThatThrownBy(() -> new HostTensor(DType.F32, new long[] {2}, ByteBuffer.allocate(8)))
                .hasMessage("A host tensor needs a direct buffer");
        assertThatThrownBy(() -> HostTensor.zeros(DType.F32, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
