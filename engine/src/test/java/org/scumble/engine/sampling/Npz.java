package org.scumble.engine.sampling;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// A numpy archive of golden arrays from `golden/sampling/`, each flattened in C order.
record Npz(Map<String, ByteBuffer> arrays) {
    static Npz read(String name) {
        Map<String, ByteBuffer> arrays = new HashMap<>();
        try (InputStream file = Npz.class.getResourceAsStream("/golden/sampling/" + name);
                ZipInputStream zip = new ZipInputStream(Objects.requireNonNull(file))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                arrays.put(entry.getName().replace(".npy", ""), array(zip.readAllBytes()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Npz(arrays);
    }

    /// The data behind the header of a version 1 `.npy` file.
    private static ByteBuffer array(byte[] npy) {
        ByteBuffer buffer = ByteBuffer.wrap(npy).order(ByteOrder.LITTLE_ENDIAN);
        int headerLength = Short.toUnsignedInt(buffer.getShort(8));
        String header = new String(npy, 10, headerLength, StandardCharsets.US_ASCII);
        if (header.contains("'fortran_order': True")) {
            throw new IllegalArgumentException("Not in C order: " + header);
        }
        return buffer.slice(10 + headerLength, npy.length - 10 - headerLength)
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private ByteBuffer get(String name) {
        return Objects.requireNonNull(arrays.get(name), name)
                .duplicate()
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    float[] floats(String name) {
        ByteBuffer data = get(name);
        float[] values = new float[data.remaining() / Float.BYTES];
        data.asFloatBuffer().get(values);
        return values;
    }

    double[] doubles(String name) {
        ByteBuffer data = get(name);
        double[] values = new double[data.remaining() / Double.BYTES];
        data.asDoubleBuffer().get(values);
        return values;
    }

    long[] longs(String name) {
        ByteBuffer data = get(name);
        long[] values = new long[data.remaining() / Long.BYTES];
        data.asLongBuffer().get(values);
        return values;
    }

    byte[] bytes(String name) {
        ByteBuffer data = get(name);
        byte[] values = new byte[data.remaining()];
        data.get(values);
        return values;
    }
}
