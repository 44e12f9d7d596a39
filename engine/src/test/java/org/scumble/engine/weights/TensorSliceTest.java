package org.scumble.engine.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.EngineException;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.HostTensor;

class TensorSliceTest {
    @TempDir Path folder;

    @Test
    void partsOfAFusedProjectionAreItsRows() {
        float[] values = new float[12];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        TensorSlice fused = written(HostTensor.of(values, 6, 2));

        assertThat(fused.part(0, 3).read())
                .isEqualTo(HostTensor.of(new float[] {0, 1, 2, 3}, 2, 2));
        assertThat(fused.part(2, 3).read())
                .isEqualTo(HostTensor.of(new float[] {8, 9, 10, 11}, 2, 2));
        assertThat(fused.part(0, 1)).isEqualTo(fused);
        assertThatThrownBy(() -> fused.part(3, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fused.part(0, 4)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aConvolutionOfOnePixelIsALinearLayer() {
        TensorSlice convolution = written(HostTensor.of(new float[] {1, 2, 3, 4}, 2, 2, 1, 1));

        assertThat(convolution.reshaped(2, 2).read())
                .isEqualTo(HostTensor.of(new float[] {1, 2, 3, 4}, 2, 2));
        assertThatThrownBy(() -> convolution.reshaped(2, 3))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesImpossibleSlices() {
        Path file = Path.of("a");
        assertThatThrownBy(() -> new TensorSlice(file, -1, 4, DType.F32, new long[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TensorSlice(file, 0, 3, DType.F32, new long[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCopyOutlivesTheFile() throws IOException {
        HostTensor tensor = HostTensor.of(DType.F16, new short[] {1, 2, 3}, 3);
        TensorSlice slice = written(tensor);

        HostTensor copy = slice.copy();
        try (FileChannel file = FileChannel.open(slice.file(), StandardOpenOption.WRITE)) {
            file.truncate(slice.offset() + 4);
        }

        assertThat(copy).isEqualTo(tensor);
        assertThatThrownBy(slice::copy)
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("changed or cut short");
        Files.delete(slice.file());
        assertThatThrownBy(slice::copy)
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("no such file");
    }

    private TensorSlice written(HostTensor tensor) {
        Path path = folder.resolve("t.safetensors");
        SafetensorsWriter.write(path, Map.of("t", tensor), Map.of());
        return Safetensors.open(path).slice("t");
    }
}
