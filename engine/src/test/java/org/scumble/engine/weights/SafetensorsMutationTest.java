package org.scumble.engine.weights;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;

/// Files damaged at random: each is either read or refused with a typed error, and costs no more
/// memory than it is long.
class SafetensorsMutationTest {
    private static final int FILES = 20_000;
    /// Files that load classes, at a cost that is not theirs.
    private static final int WARM_UP = 500;

    private static final Path PATH = Path.of("model.safetensors");

    /// Buffers of the JSON parser and the decoder, an exception with its stack trace: what any file
    /// costs.
    private static final long FIXED_COST = 64 << 10;

    /// Bytes of index a byte of header: an entry is some 60 characters of JSON, and some 300 bytes
    /// as objects.
    private static final long COST_PER_BYTE = 12;

    private static final List<String> TOKENS =
            List.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    ":",
                    "\"",
                    "\\",
                    "\\u0000",
                    "null",
                    "true",
                    "-1",
                    "1e9",
                    "0.5",
                    "9223372036854775807",
                    "9223372036854775808",
                    "18446744073709551616",
                    "4294967296",
                    "1".repeat(2000),
                    "\"F32\"",
                    "\"F4\"",
                    "\"C64\"",
                    "\"x\"",
                    "\"dtype\"",
                    "\"shape\"",
                    "\"data_offsets\"",
                    "\"__metadata__\":{}",
                    "1,".repeat(40),
                    "\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]},",
                    "[[[[[[[[[[",
                    "{\"a\":".repeat(3000),
                    "é",
                    " ");

    private static final String METADATA =
            IntStream.range(0, 100)
                    .mapToObj(i -> "\"%d\":\"\"".formatted(i))
                    .collect(Collectors.joining(","));

    private final Random random = new Random(42);

    @Test
    void everyMutantIsReadOrRefused() {
        List<byte[]> seeds =
                List.of(
                        seed(
                                "{\"__metadata__\":{\"format\":\"pt\"},"
                                        + tensor("a", "F32", "2,3", 0, 24)
                                        + ","
                                        + tensor("b.weight", "F16", "4", 24, 32)
                                        + ","
                                        + tensor("c", "I64", "", 32, 40)
                                        + "}  ",
                                40),
                        seed("{" + tensor("x", "U8", "0", 0, 0) + "}", 0),
                        seed("{" + tensor("x", "F8_E4M3", "1,1,1,7", 0, 7) + "}", 7),
                        seed("{" + tensor("x", "U8", "1,".repeat(31) + "3", 0, 3) + "}", 3),
                        seed("{\"__metadata__\":{" + METADATA + "}}", 0),
                        seed("{}", 0));
        long[] outcomes = new long[2];
        long worst = Long.MIN_VALUE;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment room = arena.allocate(1 << 16);
            for (int i = -WARM_UP; i < FILES; i++) {
                byte[] mutant = mutate(seeds.get(Math.floorMod(i, seeds.size())).clone());
                MemorySegment file =
                        room.asSlice(0, mutant.length).copyFrom(MemorySegment.ofArray(mutant));
                long before = allocated();
                boolean read = isRead(file);
                long cost = allocated() - before - COST_PER_BYTE * mutant.length;
                if (i >= 0) {
                    outcomes[read ? 1 : 0]++;
                    worst = Math.max(worst, cost);
                }
            }
        }
        assertThat(outcomes[0]).as("refused").isGreaterThan(FILES / 2);
        assertThat(outcomes[1]).as("read").isGreaterThan(FILES / 100);
        assertThat(worst).as("bytes allocated beyond the file's size").isLessThan(FIXED_COST);
    }

    private static boolean isRead(MemorySegment file) {
        try {
            Safetensors tensors = new SafetensorsParser(PATH, PATH, file).parse();
            long sum = tensors.entries().values().stream().mapToLong(TensorEntry::length).sum();
            assertThat(sum).isLessThan(file.byteSize());
            return true;
        } catch (EngineException refusal) {
            assertThat(refusal.reason()).isEqualTo(Reason.BAD_FILE);
            assertThat(refusal.getMessage()).contains(" is ").hasSizeLessThan(1000);
            return false;
        }
    }

    private byte[] mutate(byte[] file) {
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            file =
                    switch (random.nextInt(7)) {
                        case 0 -> flipBit(file);
                        case 1 -> Arrays.copyOf(file, random.nextInt(file.length + 1));
                        case 2 -> Arrays.copyOf(file, file.length + random.nextInt(64));
                        case 3 -> randomByte(file);
                        case 4 -> splice(file, token());
                        case 5 -> splice(file, piece(file));
                        default -> randomLength(file);
                    };
            if (random.nextInt(3) > 0) {
                repairLength(file);
            }
        }
        return file;
    }

    private byte[] flipBit(byte[] file) {
        if (file.length > 0) {
            file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return file;
    }

    private byte[] randomByte(byte[] file) {
        if (file.length > 0) {
            file[random.nextInt(file.length)] = (byte) random.nextInt();
        }
        return file;
    }

    private byte[] token() {
        return TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] piece(byte[] file) {
        int from = random.nextInt(file.length + 1);
        return Arrays.copyOfRange(file, from, from + random.nextInt(file.length - from + 1));
    }

    /// Inserts `piece` somewhere, or lets it take the place of as many bytes.
    private byte[] splice(byte[] file, byte[] piece) {
        int at = random.nextInt(file.length + 1);
        int rest = random.nextBoolean() ? at : Math.min(file.length, at + piece.length);
        byte[] spliced = Arrays.copyOf(file, at + piece.length + file.length - rest);
        System.arraycopy(piece, 0, spliced, at, piece.length);
        System.arraycopy(file, rest, spliced, at + piece.length, file.length - rest);
        return spliced.length <= 1 << 16 ? spliced : file;
    }

    private byte[] randomLength(byte[] file) {
        long length = random.nextLong() >>> random.nextInt(64);
        for (int i = 0; i < Math.min(Long.BYTES, file.length); i++) {
            file[i] = (byte) (length >>> (8 * i));
        }
        return file;
    }

    /// Makes the header end at its last brace again, so that mutants get past the first check.
    private static void repairLength(byte[] file) {
        for (int end = file.length - 1; end > Long.BYTES; end--) {
            if (file[end] == '}') {
                long length = end + 1L - Long.BYTES;
                for (int i = 0; i < Long.BYTES; i++) {
                    file[i] = (byte) (length >>> (8 * i));
                }
                return;
            }
        }
    }

    private static byte[] seed(String header, int dataLength) {
        return SafetensorsBytes.file(header, dataLength);
    }

    private static String tensor(String name, String type, String shape, int begin, int end) {
        return "\"%s\":{\"dtype\":\"%s\",\"shape\":[%s],\"data_offsets\":[%d,%d]}"
                .formatted(name, type, shape, begin, end);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }
}
