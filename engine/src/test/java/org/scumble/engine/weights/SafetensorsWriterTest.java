package org.scumble.engine.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.file.AtomicFile;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.SafetensorsWriter.Pending;

class SafetensorsWriterTest {
    @TempDir Path folder;

    @Test
    void whatIsWrittenIsRead() {
        Map<String, HostTensor> tensors =
                Map.of(
                        "odd", HostTensor.zeros(DType.U8, 3),
                        "latents", HostTensor.of(new float[] {1, -2, 3.5f, 0}, 1, 4, 1, 1),
                        "half", HostTensor.of(DType.F16, new short[] {0x3c00}, 1),
                        "count", HostTensor.scalar(7L),
                        "nothing", HostTensor.zeros(DType.BF16, 0, 5));
        Path path = folder.resolve("é 1.safetensors");

        SafetensorsWriter.write(path, tensors, Map.of("seed", "42 \"ü\""));

        Safetensors read = Safetensors.open(path);
        assertThat(read.metadata()).isEqualTo(Map.of("seed", "42 \"ü\""));
        assertThat(read.entries()).hasSameSizeAs(tensors);
        tensors.forEach((name, tensor) -> assertThat(read.read(name)).isEqualTo(tensor));
        for (TensorEntry entry : read.entries().values()) {
            assertThat(entry.offset() % (entry.type().bits() / 8)).as(entry.name()).isZero();
        }
    }

    @Test
    void aTensorCanBeWrittenPartByPart() {
        Path path = folder.resolve("parts.safetensors");

        SafetensorsWriter.writeParts(
                path, "latents", new long[] {3, 1, 2}, i -> new float[] {i, -i});

        assertThat(Safetensors.open(path).read("latents"))
                .isEqualTo(HostTensor.of(new float[] {0, 0, 1, -1, 2, -2}, 3, 1, 2));
        assertThatThrownBy(
                        () ->
                                SafetensorsWriter.writeParts(
                                        folder.resolve("short.safetensors"),
                                        "latents",
                                        new long[] {3, 1, 2},
                                        _ -> new float[1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(folder.resolve("short.safetensors")).doesNotExist();
    }

    @Test
    void tensorsMayBeMadeWhenTheirTurnComes() {
        Path path = folder.resolve("pending.safetensors");
        List<Pending> tensors =
                List.of(
                        new Pending("z", StoredType.F8_E4M3, new long[] {3}, bytes(1, 2, 3)),
                        new Pending("a", StoredType.U8, new long[] {1}, bytes(4)));

        SafetensorsWriter.write(path, tensors, Map.of("format", "pt"));

        Safetensors read = Safetensors.open(path);
        assertThat(read.entries().keySet()).containsExactly("z", "a");
        assertThat(read.entries().get("z").type()).isEqualTo(StoredType.F8_E4M3);
        assertThat(read.read("a").longs()).containsExactly(4);
        assertThatThrownBy(
                        () ->
                                SafetensorsWriter.write(
                                        folder.resolve("short.safetensors"),
                                        List.of(
                                                new Pending(
                                                        "a",
                                                        StoredType.F16,
                                                        new long[] {3},
                                                        bytes(1))),
                                        Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(folder.resolve("short.safetensors")).doesNotExist();
    }

    private static AtomicFile.Content bytes(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length);
        for (int value : values) {
            buffer.put((byte) value);
        }
        return channel -> AtomicFile.writeFully(channel, buffer.flip());
    }

    @Test
    void replacesAFileAndLeavesNothingElse() throws IOException {
        Path path = folder.resolve("a.safetensors");
        Files.writeString(path, "old");

        SafetensorsWriter.write(path, Map.of(), Map.of());

        assertThat(Safetensors.open(path).entries()).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void saysWhyItCannotWrite() throws IOException {
        Path nowhere = folder.resolve("missing").resolve("a.safetensors");
        assertThatThrownBy(() -> SafetensorsWriter.write(nowhere, Map.of(), Map.of()))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("folder does not exist")
                .extracting("reason")
                .isEqualTo(Reason.CANNOT_WRITE);
        Path taken = Files.createDirectories(folder.resolve("b.safetensors").resolve("inside"));
        assertThatThrownBy(() -> SafetensorsWriter.write(taken.getParent(), Map.of(), Map.of()))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("cannot be written");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(taken.getParent());
        }
    }
}
