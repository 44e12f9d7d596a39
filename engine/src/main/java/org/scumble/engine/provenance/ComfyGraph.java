package org.scumble.engine.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// ComfyUI's graph in API form: `{"id": {"class_type", "inputs"}}`. An input is a value, or a link
/// `["id", slot]` to the node it comes from. Every walk is bounded, so that cycles end.
final class ComfyGraph {
    /// Where the nodes that hold but one value keep it.
    private static final List<String> VALUE_INPUTS = List.of("value", "text", "string", "prompt");

    /// How many nodes a single value may be handed on through.
    private static final int MOST_HOPS = 16;

    private final Map<String, Node> nodes = new LinkedHashMap<>();

    /// A node by its id.
    record Node(String id, String type, JsonNode inputs) {}

    ComfyGraph(JsonFields json) {
        for (Map.Entry<String, JsonNode> entry : json.node().properties()) {
            JsonNode node = entry.getValue();
            String type = node.path("class_type").asText("");
            nodes.put(entry.getKey(), new Node(entry.getKey(), type, node.path("inputs")));
        }
    }

    Stream<Node> nodes() {
        return nodes.values().stream();
    }

    /// All that a node depends on, nearest first, along the inputs named: in each node the first of
    /// those it has. A node with none of them is walked through by all its inputs, unless it is an
    /// end.
    List<Node> upstream(Node start, List<String> inputs, Predicate<Node> end) {
        List<Node> found = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(start.id()));
        Queue<Node> waiting = new ArrayDeque<>(List.of(start));
        while (!waiting.isEmpty()) {
            Node node = waiting.remove();
            Optional<Node> named =
                    inputs.stream()
                            .flatMap(input -> linked(node.inputs().path(input)).stream())
                            .findFirst();
            List<Node> next =
                    named.map(List::of).orElseGet(() -> end.test(node) ? List.of() : links(node));
            for (Node source : next) {
                if (seen.add(source.id())) {
                    found.add(source);
                    waiting.add(source);
                }
            }
        }
        return found;
    }

    /// The value of the first of the inputs named, wherever it comes from. A node that has none is
    /// asked for the node behind its input `via`, and so on: a sampler for the steps of its sigmas.
    @Nullable String value(Node start, List<String> names, String via) {
        Optional<Node> node = Optional.of(start);
        for (int hop = 0; hop < MOST_HOPS && node.isPresent(); hop++) {
            String value = value(node.get(), names);
            if (value != null) {
                return value;
            }
            node = linked(node.get().inputs().path(via));
        }
        return null;
    }

    /// The value of the first of a node's inputs named, followed through nodes that only hand it
    /// on.
    @Nullable String value(Node start, List<String> names) {
        List<String> handedOn = Stream.concat(names.stream(), VALUE_INPUTS.stream()).toList();
        Optional<Node> node = Optional.of(start);
        List<String> wanted = names;
        for (int hop = 0; hop < MOST_HOPS && node.isPresent(); hop++) {
            Optional<JsonNode> input = input(node.get(), wanted);
            Optional<String> value = input.map(JsonFields::text);
            if (value.isPresent()) {
                return value.get();
            }
            node = input.flatMap(this::linked);
            wanted = handedOn;
        }
        return null;
    }

    private static Optional<JsonNode> input(Node node, List<String> names) {
        return names.stream()
                .map(node.inputs()::path)
                .filter(input -> !input.isMissingNode())
                .findFirst();
    }

    private List<Node> links(Node node) {
        return node.inputs().properties().stream()
                .flatMap(input -> linked(input.getValue()).stream())
                .toList();
    }

    private Optional<Node> linked(JsonNode input) {
        return input.isArray() && input.size() == 2
                ? Optional.ofNullable(nodes.get(input.path(0).asText()))
                : Optional.empty();
    }
}
