package org.scumble.engine.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.scumble.engine.weights.SafetensorsBytes.file;
import static org.scumble.engine.weights.SafetensorsBytes.parse;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.tensor.DType;
import org.scumble.engine.tensor.HostTensor;

class SafetensorsTest {
    private static final String PAIR =
            """
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},\
            "b":{"dtype":"U8","shape":[],"data_offsets":[8,9]}}\
            """;

    @TempDir Path folder;

    @Test
    void readsEntriesAtAbsoluteOffsets() {
        Safetensors tensors = parse(file(PAIR, 9));

        assertThat(tensors.entries().sequencedKeySet()).containsExactly("a", "b");
        TensorEntry a = entry(tensors, "a");
        assertThat(a.type()).isEqualTo(StoredType.F32);
        assertThat(a.shape()).containsExactly(2);
        assertThat(a.offset()).isEqualTo(8 + PAIR.length());
        assertThat(a.length()).isEqualTo(8);
        assertThat(entry(tensors, "b").shape()).isEmpty();
        assertThat(entry(tensors, "b").offset()).isEqualTo(8 + PAIR.length() + 8);
    }

    @Test
    void readsMetadata() {
        Safetensors tensors =
                parse(file("{\"__metadata__\":{\"format\":\"pt\",\"é\":\"\\u00fc\"}}", 0));

        assertThat(tensors.metadata()).isEqualTo(Map.of("format", "pt", "é", "ü"));
        assertThat(tensors.entries()).isEmpty();
    }

    @Test
    void acceptsTrailingSpacesEmptyTensorsAndOffsetsInAnyOrder() {
        Safetensors tensors =
                parse(
                        file(
                                """
                                {"z":{"data_offsets":[2,4],"shape":[1,1],"dtype":"F16"},\
                                "none":{"dtype":"F32","shape":[3,0],"data_offsets":[2,2]},\
                                "y":{"dtype":"I8","shape":[2],"data_offsets":[0,2]}}    \
                                """,
                                4));

        assertThat(tensors.entries().sequencedKeySet()).containsExactly("z", "none", "y");
    }

    @Test
    void acceptsFourBitTensorsOfWholeBytes() {
        parse(file(one("\"F4\"", "[2,3]", "[0,3]"), 3));
        assertDamaged(file(one("\"F4\"", "[3]", "[0,2]"), 2), "cannot take the bytes");
    }

    @Test
    void knowsFp8ButRefusesToReadIt() {
        Safetensors tensors = parse(file(one("\"F8_E4M3\"", "[4]", "[0,4]"), 4));

        assertThat(entry(tensors, "t").type()).isEqualTo(StoredType.F8_E4M3);
        assertThatThrownBy(() -> tensors.slice("t"))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("F8_E4M3")
                .hasMessageContaining("fp16")
                .extracting("reason")
                .isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void refusesHeadersThatAreNotOneJsonObject() {
        assertDamaged(file("{\"a\":", 0), "JSON");
        assertDamaged(file("{]", 0), "JSON");
        assertDamaged(file("{} {}", 0), "follows");
        assertDamaged(file("{}\0", 0), "JSON");
        assertDamaged(file("{'a':1}", 0), "JSON");
        assertRefused(file(" {}", 0), "not a safetensors file");
        assertRefused(file("[]", 0), "not a safetensors file");
    }

    @Test
    void refusesHeadersThatAreNotUtf8() {
        byte[] header = one("\"U8\"", "[1]", "[0,1]").getBytes(StandardCharsets.UTF_8);
        header[2] = (byte) 0xff;
        assertDamaged(file(header, 1), "UTF-8");
        byte[] overlong = "{\"__metadata__\":{\"..\":\"\"}}".getBytes(StandardCharsets.UTF_8);
        overlong[18] = (byte) 0xc0;
        overlong[19] = (byte) 0x80;
        assertDamaged(file(overlong, 0), "UTF-8");
    }

    @Test
    void refusesImpossibleHeaderLengths() {
        for (long length : new long[] {-1, Long.MIN_VALUE, 0, 1, 100_000_001, Long.MAX_VALUE}) {
            byte[] bytes = file("{}", 0);
            for (int i = 0; i < Long.BYTES; i++) {
                bytes[i] = (byte) (length >>> (8 * i));
            }
            assertRefused(bytes, "not a safetensors file");
        }
    }

    @Test
    void refusesDuplicates() {
        String t = "\"t\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}";
        assertDamaged(file("{" + t + "," + t + "}", 0), "two tensors called \"t\"");
        assertDamaged(file("{" + t + "," + t.replace("\"t\"", "\"\\u0074\"") + "}", 0), "two");
        assertDamaged(file("{\"__metadata__\":{},\"__metadata__\":{}}", 0), "two entries");
        assertDamaged(file("{\"__metadata__\":{\"k\":\"1\",\"k\":\"1\"}}", 0), "twice");
        assertDamaged(file(one("\"U8\",\"dtype\":\"U8\"", "[0]", "[0,0]"), 0), "unknown or second");
    }

    @Test
    void refusesMetadataOtherThanStrings() {
        assertDamaged(file("{\"__metadata__\":{\"k\":1}}", 0), "malformed");
        assertDamaged(file("{\"__metadata__\":{\"k\":{}}}", 0), "malformed");
        assertDamaged(file("{\"__metadata__\":null}", 0), "malformed");
    }

    @Test
    void refusesEntriesOfAnyOtherForm() {
        assertDamaged(file("{\"t\":1}", 0), "malformed");
        assertDamaged(file("{\"t\":{\"dtype\":\"U8\",\"shape\":[0]}}", 0), "incomplete");
        assertDamaged(file(one("\"U8\"", "[0]", "[0,0],\"x\":1"), 0), "unknown or second \"x\"");
        assertDamaged(file(one("\"U8\"", "[0]", "[0]"), 0), "incomplete");
        assertDamaged(file(one("\"U8\"", "[0]", "[0,0,0]"), 0), "more than 2");
        assertDamaged(file(one("\"U8\"", "[[0]]", "[0,0]"), 0), "whole numbers");
        assertDamaged(file(one("\"U8\"", "[1.0]", "[0,1]"), 1), "whole numbers");
        assertDamaged(file(one("\"U8\"", "[-1]", "[0,0]"), 0), "whole numbers");
        assertDamaged(file(one("\"U8\"", "[\"1\"]", "[0,1]"), 1), "whole numbers");
        assertDamaged(file(one("\"U8\"", "[0,9223372036854775808]", "[0,0]"), 0), "JSON");
        assertDamaged(file(one("\"u8\"", "[0]", "[0,0]"), 0), "unknown type");
        assertDamaged(file(one("8", "[0]", "[0,0]"), 0), "malformed");
    }

    @Test
    void refusesOffsetsThatDoNotFitTypeAndShape() {
        assertDamaged(file(one("\"F32\"", "[2]", "[0,4]"), 4), "cannot take the bytes 0 to 4");
        assertDamaged(file(one("\"F32\"", "[2]", "[8,0]"), 8), "cannot take");
    }

    @Test
    void refusesSizesThatOverflow() {
        String huge = "4611686018427387904";
        assertDamaged(file(one("\"F32\"", "[" + huge + ",4]", "[0,0]"), 0), "impossibly large");
        assertDamaged(file(one("\"F32\"", "[" + huge + ",8,0]", "[0,0]"), 0), "impossibly large");
        String last = "9223372036854775807";
        assertDamaged(
                file(one("\"U8\"", "[0]", "[" + last + "," + last + "]"), 0), "impossibly large");
    }

    @Test
    void refusesHolesOverlapsAndLooseEnds() {
        assertDamaged(file(one("\"U8\"", "[1]", "[1,2]"), 2), "hole");
        assertDamaged(file(PAIR.replace("[8,9]", "[7,8]"), 8), "overlaps");
        assertDamaged(file(PAIR.replace("[8,9]", "[9,10]"), 10), "hole");
        assertDamaged(file(PAIR, 11), "2 bytes after its last tensor");
    }

    @Test
    void refusesMoreTensorsThanAnyModelHas() {
        StringBuilder header = new StringBuilder("{");
        for (int i = 0; i <= 100_000; i++) {
            header.append(
                    "\"%d\":{\"dtype\":\"U8\",\"shape\":[],\"data_offsets\":[%d,%d]},"
                            .formatted(i, i, i + 1));
        }
        header.setCharAt(header.length() - 1, '}');
        assertDamaged(file(header.toString(), 100_001), "more than 100,000 tensors");
    }

    @Test
    void refusesMoreAxesThanAnyTensorHas() {
        String ones = "1,".repeat(31);
        parse(file(one("\"U8\"", "[" + ones + "1]", "[0,1]"), 1));
        assertDamaged(file(one("\"U8\"", "[" + ones + "1,1]", "[0,1]"), 1), "more than 32");
    }

    @Test
    void refusesMoreMetadataThanAnyModelHas() {
        assertThat(parse(file(metadata(10_000), 0)).metadata()).hasSize(10_000);
        assertDamaged(file(metadata(10_001), 0), "more than 10,000 metadata");
    }

    @Test
    void refusesEndlessListsBeforeTheyAreRead() {
        String ones = "1,".repeat(4 << 20) + "1";
        assertCheap(file(one("\"U8\"", "[" + ones + "]", "[0,1]"), 1));
        assertCheap(file(one("\"U8\"", "[1]", "[" + ones + "]"), 1));
        assertCheap(file(metadata(1 << 20), 0));
    }

    @Test
    void saysHowManyBytesATruncatedFileLacks() {
        assertRefused(file(PAIR, 3), "6 bytes are missing");
        assertRefused(file(PAIR, 8), "1 byte is missing");
        byte[] whole = file(PAIR, 9);
        assertRefused(Arrays.copyOf(whole, 20), PAIR.length() - 12 + " bytes are");
        assertRefused(Arrays.copyOf(whole, 8), PAIR.length() + " bytes are missing");
        assertRefused(Arrays.copyOf(whole, 7), "not a safetensors file");
    }

    @Test
    void mapsTensorsOutOfAFile() throws IOException {
        Path path = folder.resolve("model.safetensors");
        Files.write(path, file(PAIR + " ", 9));

        Safetensors tensors = Safetensors.open(path);

        HostTensor a = tensors.read("a");
        assertThat(a.dtype()).isEqualTo(DType.F32);
        assertThat(a.shape()).containsExactly(2);
        byte[] bytes = new byte[8];
        a.data().get(bytes);
        assertThat(bytes).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(a.floats()[0]).isEqualTo(Float.intBitsToFloat(0x03020100));
        assertThat(tensors.read("b").longs()).containsExactly(8);
        assertThatThrownBy(() -> tensors.read("c"))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("no tensor \"c\"");
    }

    @Test
    void followsLinksToTheFileItself() throws IOException {
        Path blob = Files.write(folder.resolve("0123abcd"), file(PAIR, 9));
        Path link = Files.createSymbolicLink(folder.resolve("model.safetensors"), blob);

        Safetensors tensors = Safetensors.open(link);

        assertThat(tensors.path()).isEqualTo(link);
        assertThat(tensors.slice("a").file()).isEqualTo(blob.toRealPath());
    }

    @Test
    void noticesAFileCutShortAfterItsHeaderWasRead() throws IOException {
        Path path = Files.write(folder.resolve("model.safetensors"), file(PAIR, 9));
        Safetensors tensors = Safetensors.open(path);
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(file.length() - 1);
        }

        assertThat(tensors.read("a").floats()).hasSize(2);
        assertThatThrownBy(() -> tensors.read("b"))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("cut short");
        Files.delete(path);
        assertThatThrownBy(() -> tensors.read("a"))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("no such file");
    }

    @Test
    void refusesWhatIsNoFile() {
        assertThatThrownBy(() -> Safetensors.open(folder.resolve("nothing.safetensors")))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("no such file")
                .extracting("reason")
                .isEqualTo(Reason.NOT_FOUND);
        assertThatThrownBy(() -> Safetensors.open(folder))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("not a file");
    }

    @Test
    void quotesHostileNamesHarmlessly() {
        String name = "\\u001b[31m\\u202e" + "x".repeat(5000);
        String entry = "\"" + name + "\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[1,1]}";
        assertThatThrownBy(() -> parse(file("{" + entry + "}", 1)))
                .isInstanceOf(EngineException.class)
                .satisfies(
                        e ->
                                assertThat(e.getMessage())
                                        .hasSizeLessThan(400)
                                        .doesNotContain("\u001b", "\u202e"));
    }

    private static String one(String dtype, String shape, String offsets) {
        return "{\"t\":{\"dtype\":%s,\"shape\":%s,\"data_offsets\":%s}}"
                .formatted(dtype, shape, offsets);
    }

    private static String metadata(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"%x\":\"\"".formatted(i))
                .collect(Collectors.joining(",", "{\"__metadata__\":{", "}}"));
    }

    /// Refusing the file takes less memory than the file is long.
    private static void assertCheap(byte[] file) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        MemorySegment bytes =
                MemorySegment.ofBuffer(ByteBuffer.allocateDirect(file.length).put(file).flip());
        Path path = Path.of("model.safetensors");
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThatThrownBy(() -> new SafetensorsParser(path, path, bytes).parse())
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("more than");
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(file.length);
    }

    private static TensorEntry entry(Safetensors tensors, String name) {
        TensorEntry entry = tensors.entries().get(name);
        assertThat(entry).isNotNull();
        return entry;
    }

    private static void assertDamaged(byte[] file, String problem) {
        assertRefused(file, "is damaged", problem);
    }

    private static void assertRefused(byte[] file, String... parts) {
        assertThatThrownBy(() -> parse(file))
                .isInstanceOf(EngineException.class)
                .hasMessageContainingAll(parts)
                .extracting("reason")
                .isEqualTo(Reason.BAD_FILE);
    }
}
