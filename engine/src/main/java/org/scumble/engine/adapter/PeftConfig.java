package org.scumble.engine.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.scumble.engine.adapter.Examined.Sound;
import org.scumble.engine.adapter.Examined.Unsound;

/// The file `adapter_config.json` that PEFT writes beside `adapter_model.safetensors`, and without
/// which nothing tells the scales.
final class PeftConfig {
    private static final String TENSORS = "adapter_model.safetensors";
    private static final String NAME = "adapter_config.json";

    /// Several times what the list of all layers of a model takes.
    private static final int LONGEST = 1_000_000;

    private static final List<String> NUMBERS = List.of("lora_alpha", "alpha");

    /// PEFT takes the names of layers for regular expressions. Dots aside, few are.
    private static final Pattern LITERAL = Pattern.compile("[\\w.-]+");

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private PeftConfig() {}

    /// The settings that go with the tensors in `file`; a missing node if there are none.
    static Examined<JsonNode> beside(Path file) {
        Path config = file.resolveSibling(NAME);
        if (!file.endsWith(TENSORS) || !Files.isRegularFile(config)) {
            return new Sound<>(MissingNode.getInstance());
        }
        try (InputStream in = Files.newInputStream(config)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                return new Unsound<>("it is far too long");
            }
            JsonNode root = JSON.readTree(bytes);
            return flaw(root).<Examined<JsonNode>>map(Unsound::new).orElse(new Sound<>(root));
        } catch (JsonProcessingException e) {
            return new Unsound<>("it is not valid JSON");
        } catch (IOException e) {
            return new Unsound<>("it cannot be read");
        }
    }

    private static Optional<String> flaw(JsonNode config) {
        if (!config.isObject()) {
            return Optional.of("it holds no JSON object");
        }
        JsonNode own = config.path("alpha_pattern");
        if (isOther(own, own.isObject())) {
            return Optional.of("its alpha_pattern is no JSON object");
        }
        JsonNode stabilised = config.path("use_rslora");
        if (isOther(stabilised, stabilised.isBoolean())) {
            return Optional.of("its use_rslora is neither true nor false");
        }
        if (!own.propertyStream().allMatch(it -> LITERAL.matcher(it.getKey()).matches())) {
            return Optional.of("it names layers by patterns");
        }
        boolean numbers =
                Stream.concat(
                                NUMBERS.stream().map(config::path),
                                own.propertyStream().map(it -> it.getValue()))
                        .noneMatch(value -> isOther(value, value.isNumber()));
        return numbers ? Optional.empty() : Optional.of("one of its alphas is no number");
    }

    /// Whether a value is there, but not of the kind it should be.
    private static boolean isOther(JsonNode value, boolean isMeant) {
        return !isMeant && !value.isMissingNode() && !value.isNull();
    }
}
