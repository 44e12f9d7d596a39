package org.scumble.engine.weights;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// What single-file checkpoints of a real family hold, and what diffusers makes of it; written by
/// `checkpoints.py`.
final class LdmKeys {
    /// One tensor of the file.
    ///
    /// @param component `unet`, `vae`, `text_encoder` or `text_encoder_2`; empty where unused
    /// @param names the parameters it becomes; several are its equal parts
    record Tensor(String key, long[] shape, String component, List<String> names) {}

    private LdmKeys() {}

    static List<Tensor> of(String family) {
        String resource = "/golden/checkpoints/" + family + ".txt.gz";
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(LdmKeys.class.getResourceAsStream(resource)),
                                StandardCharsets.UTF_8))) {
            return lines.lines().map(LdmKeys::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tensor parse(String line) {
        String[] columns = line.split("\t", -1);
        return new Tensor(columns[0], shape(columns[1]), columns[2], list(columns[3]));
    }

    private static long[] shape(String dims) {
        return list(dims).stream().mapToLong(Long::parseLong).toArray();
    }

    private static List<String> list(String values) {
        return values.isEmpty() ? List.of() : Arrays.asList(values.split(","));
    }
}
