package org.scumble.engine.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.util.ByteBufferBackedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.EngineException;

/// Reads a safetensors header: 8 bytes of length, then JSON. Nothing is allocated by what the file
/// claims, only by what it holds.
///
/// The rules: the header is at most 100 MB and ends within the file; it is UTF-8 and one JSON
/// object, starting with its brace; no key occurs twice; `__metadata__` maps strings to strings;
/// every other entry has exactly a type, a shape and two offsets; the offsets span what type and
/// shape need; and the tensors, in the order of their offsets, fill the rest of the file with no
/// hole and no overlap.
final class SafetensorsParser {
    private static final long LONGEST_HEADER = 100_000_000;

    /// Not a rule of the format: twenty times what the largest known models have, so that the index
    /// of a hostile file stays small.
    private static final int MOST_TENSORS = 100_000;

    /// Not rules of the format either: no tensor comes near, and a hostile shape or table of texts
    /// would take several times its length in memory.
    private static final int MOST_AXES = 32;

    private static final int MOST_METADATA = 10_000;

    private static final String METADATA = "__metadata__";

    /// Field names are the file's own words, each seen once: no use to keep a table of them.
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .build();

    private final Path path;
    private final Path file;
    private final MemorySegment bytes;
    private final SequencedMap<String, TensorEntry> entries = new LinkedHashMap<>();
    private @Nullable Map<String, String> metadata;

    /// @param path as the user knows the file, for messages
    /// @param file as it will be opened again
    /// @param bytes all of the file
    SafetensorsParser(Path path, Path file, MemorySegment bytes) {
        this.path = path;
        this.file = file;
        this.bytes = bytes;
    }

    Safetensors parse() {
        long dataStart = dataStart();
        MemorySegment header = bytes.asSlice(Long.BYTES, dataStart - Long.BYTES);
        try (Reader text =
                        new InputStreamReader(
                                new ByteBufferBackedInputStream(header.asByteBuffer()),
                                StandardCharsets.UTF_8.newDecoder());
                JsonParser json = JSON.createParser(text)) {
            readHeader(json, dataStart);
        } catch (CharacterCodingException e) {
            throw Refusal.damaged(path, "its header is not UTF-8", e);
        } catch (JsonProcessingException e) {
            throw Refusal.damaged(path, "its header is not valid JSON", e);
        } catch (IOException e) {
            throw Refusal.unreadable(path, e);
        }
        checkLayout(dataStart);
        return new Safetensors(
                path, file, bytes.byteSize(), entries, metadata == null ? Map.of() : metadata);
    }

    private long dataStart() {
        long size = bytes.byteSize();
        if (size < Long.BYTES) {
            throw ForeignFile.refusal(path, bytes);
        }
        ByteBuffer start = bytes.asSlice(0, Math.min(size, Long.BYTES + 1)).asByteBuffer();
        long length = start.order(ByteOrder.LITTLE_ENDIAN).getLong();
        boolean brace = start.hasRemaining() && start.get() == '{';
        if (length < 2 || length > LONGEST_HEADER || (size > Long.BYTES && !brace)) {
            throw ForeignFile.refusal(path, bytes);
        }
        if (length > size - Long.BYTES) {
            throw Refusal.truncated(path, length - (size - Long.BYTES));
        }
        return Long.BYTES + length;
    }

    private void readHeader(JsonParser json, long dataStart) throws IOException {
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (name.equals(METADATA)) {
                if (metadata != null) {
                    throw damaged("it has two entries " + METADATA);
                }
                metadata = readMetadata(json);
            } else if (entries.put(name, readEntry(json, name, dataStart)) != null) {
                throw damaged("it has two tensors called " + Refusal.quote(name));
            }
            if (entries.size() > MOST_TENSORS) {
                throw damaged("it claims more than %,d tensors".formatted(MOST_TENSORS));
            }
        }
        if (json.nextToken() != null) {
            throw damaged("something follows the header's JSON");
        }
    }

    private Map<String, String> readMetadata(JsonParser json) throws IOException {
        expect(json, JsonToken.START_OBJECT, METADATA);
        Map<String, String> values = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            expect(json, JsonToken.VALUE_STRING, METADATA);
            if (values.put(key, json.getText()) != null) {
                throw damaged("its metadata give %s twice".formatted(Refusal.quote(key)));
            }
            if (values.size() > MOST_METADATA) {
                throw damaged("it claims more than %,d metadata".formatted(MOST_METADATA));
            }
        }
        return values;
    }

    private TensorEntry readEntry(JsonParser json, String name, long dataStart) throws IOException {
        expect(json, JsonToken.START_OBJECT, name);
        @Nullable StoredType type = null;
        long @Nullable [] shape = null;
        long @Nullable [] offsets = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            if (field.equals("dtype") && type == null) {
                type = readType(json, name);
            } else if (field.equals("shape") && shape == null) {
                shape = readSizes(json, name, MOST_AXES);
            } else if (field.equals("data_offsets") && offsets == null) {
                offsets = readSizes(json, name, 2);
            } else {
                throw damaged(
                        "the entry of tensor %s has an unknown or second %s"
                                .formatted(Refusal.quote(name), Refusal.quote(field)));
            }
        }
        if (type == null || shape == null || offsets == null || offsets.length != 2) {
            throw damaged("the entry of tensor %s is incomplete".formatted(Refusal.quote(name)));
        }
        try {
            return entry(name, type, shape, offsets[0], offsets[1], dataStart);
        } catch (ArithmeticException e) {
            throw Refusal.damaged(
                    path, "tensor %s is impossibly large".formatted(Refusal.quote(name)), e);
        }
    }

    private TensorEntry entry(
            String name, StoredType type, long[] shape, long begin, long end, long dataStart) {
        long bits = type.bits();
        for (long size : shape) {
            bits = Math.multiplyExact(bits, size);
        }
        if (bits % Byte.SIZE != 0 || end < begin || end - begin != bits / Byte.SIZE) {
            throw damaged(
                    "tensor %s of type %s and shape %s cannot take the bytes %d to %d"
                            .formatted(
                                    Refusal.quote(name), type, Arrays.toString(shape), begin, end));
        }
        Math.addExact(dataStart, end);
        return new TensorEntry(name, type, shape, dataStart + begin, end - begin);
    }

    private StoredType readType(JsonParser json, String name) throws IOException {
        expect(json, JsonToken.VALUE_STRING, name);
        String type = json.getText();
        try {
            return StoredType.valueOf(type);
        } catch (IllegalArgumentException e) {
            throw Refusal.damaged(
                    path,
                    "tensor %s is of the unknown type %s"
                            .formatted(Refusal.quote(name), Refusal.quote(type)),
                    e);
        }
    }

    private long[] readSizes(JsonParser json, String name, int most) throws IOException {
        expect(json, JsonToken.START_ARRAY, name);
        long[] sizes = new long[most];
        int count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT || json.getLongValue() < 0) {
                throw damaged(
                        "the sizes of tensor %s are not whole numbers"
                                .formatted(Refusal.quote(name)));
            }
            if (count == most) {
                throw damaged(
                        "tensor %s has more than %d sizes or offsets"
                                .formatted(Refusal.quote(name), most));
            }
            sizes[count++] = json.getLongValue();
        }
        return Arrays.copyOf(sizes, count);
    }

    private void checkLayout(long dataStart) {
        List<TensorEntry> inOrder =
                entries.values().stream()
                        .sorted(
                                Comparator.comparingLong(TensorEntry::offset)
                                        .thenComparingLong(TensorEntry::length))
                        .toList();
        long end = dataStart;
        for (TensorEntry entry : inOrder) {
            if (entry.offset() != end) {
                throw damaged(
                        "tensor %s %s"
                                .formatted(
                                        Refusal.quote(entry.name()),
                                        entry.offset() > end
                                                ? "leaves a hole before it"
                                                : "overlaps another"));
            }
            end = entry.end();
        }
        if (end > bytes.byteSize()) {
            throw Refusal.truncated(path, end - bytes.byteSize());
        }
        if (end < bytes.byteSize()) {
            throw damaged(
                    "%,d bytes after its last tensor belong to nothing"
                            .formatted(bytes.byteSize() - end));
        }
    }

    private void expect(JsonParser json, JsonToken token, String name) throws IOException {
        if (json.nextToken() != token) {
            throw damaged("the entry %s is malformed".formatted(Refusal.quote(name)));
        }
    }

    private EngineException damaged(String problem) {
        return Refusal.damaged(path, problem);
    }
}
