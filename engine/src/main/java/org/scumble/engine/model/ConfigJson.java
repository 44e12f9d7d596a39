package org.scumble.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;

/// A strict view of a diffusers or transformers `config.json`. A missing or null key takes the
/// reference implementation's default; a value of the wrong type or out of all proportion is an
/// error, so that a damaged file cannot ask for a graph of a billion nodes.
///
/// @param model what the file describes, for messages: "U-Net"
final class ConfigJson {
    private static final int LARGEST = 1 << 20;

    private final String model;
    private final JsonNode root;

    private ConfigJson(String model, JsonNode root) {
        this.model = model;
        this.root = root;
    }

    /// Reads a configuration record, turning what its constructor rejects into a [Reason#BAD_FILE].
    static <T> T read(String model, JsonNode root, Function<ConfigJson, T> reader) {
        var json = new ConfigJson(model, root);
        if (!root.isObject()) {
            throw json.bad("it is not a JSON object");
        }
        try {
            return reader.apply(json);
        } catch (IllegalArgumentException e) {
            throw new EngineException(Reason.BAD_FILE, json.message(e.getMessage()), e);
        }
    }

    /// Rejects an impossible configuration.
    ///
    /// @throws IllegalArgumentException with the formatted `problem`, unless `sound`
    static void check(boolean sound, String problem, Object... values) {
        if (!sound) {
            throw new IllegalArgumentException(problem.formatted(values));
        }
    }

    boolean has(String key) {
        return root.hasNonNull(key);
    }

    /// Whether `key` is there and is null, where that means something else than the default.
    boolean isNull(String key) {
        return root.has(key) && root.get(key).isNull();
    }

    boolean flag(String key, boolean otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        if (!root.get(key).isBoolean()) {
            throw bad("\"" + key + "\" should be true or false");
        }
        return root.get(key).booleanValue();
    }

    int integer(String key, int otherwise) {
        return has(key) ? integer(key, root.get(key)) : otherwise;
    }

    float number(String key, float otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        if (!root.get(key).isNumber()) {
            throw bad("\"" + key + "\" should be a number");
        }
        return root.get(key).floatValue();
    }

    String string(String key, String otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        if (!root.get(key).isTextual()) {
            throw bad("\"" + key + "\" should be a string");
        }
        return root.get(key).textValue();
    }

    List<String> strings(String key, List<String> otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        var values = new ArrayList<String>();
        for (JsonNode element : elements(key)) {
            if (!element.isTextual()) {
                throw bad("\"" + key + "\" should hold strings only");
            }
            values.add(element.textValue());
        }
        return values;
    }

    List<Integer> integers(String key, List<Integer> otherwise) {
        return has(key) ? integers(key, root.get(key)) : otherwise;
    }

    /// A list of `count` values, which the file may give as one value for all.
    List<Integer> integerEach(String key, int count, int otherwise) {
        if (!has(key) || !root.get(key).isArray()) {
            return Collections.nCopies(count, integer(key, otherwise));
        }
        return exactly(key, count, integers(key, root.get(key)));
    }

    /// A list for each of `counts.size()` blocks, of `counts[i]` values each. The file may give one
    /// value for all blocks, or for all values of one block.
    List<List<Integer>> integerGrid(String key, List<Integer> counts, int otherwise) {
        if (!has(key) || !root.get(key).isArray()) {
            int value = integer(key, otherwise);
            return counts.stream().map(count -> Collections.nCopies(count, value)).toList();
        }
        List<JsonNode> rows = exactly(key, counts.size(), elements(key));
        var grid = new ArrayList<List<Integer>>();
        for (int i = 0; i < counts.size(); i++) {
            int count = counts.get(i);
            JsonNode row = rows.get(i);
            grid.add(
                    row.isArray()
                            ? exactly(key, count, integers(key, row))
                            : Collections.nCopies(count, integer(key, row)));
        }
        return grid;
    }

    /// Rejects a variant that the engine does not implement, instead of painting wrongly: each of
    /// `keys` must be missing or null.
    void requireNone(String... keys) {
        for (String key : keys) {
            if (has(key)) {
                throw unsupported(key);
            }
        }
    }

    /// Rejects a variant: `key` must be missing or `only`, or a list of nothing but `only`.
    void require(String key, boolean only) {
        if (!has(key)) {
            return;
        }
        JsonNode value = root.get(key);
        for (JsonNode each : value.isArray() ? elements(key) : List.of(value)) {
            if (!each.isBoolean() || each.booleanValue() != only) {
                throw unsupported(key);
            }
        }
    }

    /// Rejects a variant: `key` must be missing or `only`.
    void require(String key, double only) {
        if (has(key) && root.get(key).doubleValue() != only) {
            throw unsupported(key);
        }
    }

    /// Rejects a variant: `key` must be missing or `only`.
    void require(String key, String only) {
        if (has(key) && !only.equals(root.get(key).textValue())) {
            throw unsupported(key);
        }
    }

    EngineException unsupported(String key) {
        return new EngineException(
                Reason.UNSUPPORTED,
                "This %s sets \"%s\" to %s, a variant that Scumble does not run."
                                .formatted(model, key, root.get(key))
                        + " Use a Stable Diffusion 1.x, 2.x or XL base model.");
    }

    EngineException bad(String problem) {
        return new EngineException(Reason.BAD_FILE, message(problem));
    }

    private String message(@Nullable String problem) {
        return "The config.json of the %s is damaged: %s. Download it again."
                .formatted(model, problem);
    }

    private List<JsonNode> elements(String key) {
        if (!root.get(key).isArray()) {
            throw bad("\"" + key + "\" should be a list");
        }
        var elements = new ArrayList<JsonNode>();
        root.get(key).forEach(elements::add);
        return elements;
    }

    private List<Integer> integers(String key, JsonNode array) {
        var values = new ArrayList<Integer>();
        array.forEach(element -> values.add(integer(key, element)));
        return values;
    }

    private int integer(String key, JsonNode value) {
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < 0
                || value.intValue() > LARGEST) {
            throw bad("\"" + key + "\" should be a whole number from 0 to " + LARGEST);
        }
        return value.intValue();
    }

    private <T> List<T> exactly(String key, int count, List<T> values) {
        if (values.size() != count) {
            throw bad("\"%s\" should hold %d values, not %d".formatted(key, count, values.size()));
        }
        return values;
    }
}
