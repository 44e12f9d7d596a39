package org.scumble.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// What the reference implementations say of the real model families, written by `models.py`.
final class Families {
    private Families() {}

    /// The family's `config.json`.
    static ObjectNode config(String family) {
        try (InputStream file = open("families.json")) {
            JsonNode config = new ObjectMapper().readTree(file).get(family);
            return (ObjectNode) config;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The family's parameters, sorted, each as `name dim dim ...`.
    static List<String> parameters(String family) {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(open(family + ".parameters.txt.gz")),
                                StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        return Families.class.getResourceAsStream("/golden/models/" + name);
    }
}
