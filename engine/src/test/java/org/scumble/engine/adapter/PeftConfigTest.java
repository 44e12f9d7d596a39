package org.scumble.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeftConfigTest {
    private static final String ATTENTION = "mid_block.attentions.0.transformer_blocks.0.";

    @TempDir Path folder;

    /// Its rank is 2.
    @Test
    void theFileBesideTellsTheScales() throws IOException {
        Map<String, Float> scales =
                scales(
                        """
                        {"peft_type": "LORA", "r": 2, "lora_alpha": 8, "rank_pattern": {},
                         "alpha_pattern": {"attn2.to_k": 5, "to_out": 7, "o_v": 9},
                         "use_rslora": false, "target_modules": null}
                        """);

        assertThat(scales).hasSizeGreaterThan(3);
        scales.forEach(
                (module, scale) ->
                        assertThat(scale)
                                .as(module)
                                .isEqualTo(module.endsWith("attn2.to_k") ? 2.5f : 4));
        assertThat(scales).containsEntry(ATTENTION + "attn2.to_k", 2.5f);
        assertThat(info().notes()).isEmpty();
    }

    @Test
    void rankStabilisedOnesDivideByTheRoot() throws IOException {
        assertThat(scales("{\"lora_alpha\": 8, \"use_rslora\": true}").values())
                .allSatisfy(scale -> assertThat(scale).isCloseTo(5.656854f, within(1e-5f)));
    }

    @Test
    void loHasAlphaHasAnotherName() throws IOException {
        config("peft-loha", "{\"peft_type\": \"LOHA\", \"r\": 2, \"alpha\": 3}");

        assertThat(info().alpha()).isEqualTo(3);
    }

    @Test
    void withoutItTheScalesAreOne() throws IOException {
        config("peft-lora", "{\"lora_alpha\": 8}");
        Path renamed = Files.copy(tensors(), folder.resolve("style.safetensors"));

        assertThat(scales(renamed).values()).containsOnly(1f);
        Files.delete(folder.resolve("adapter_config.json"));
        assertThat(scales(tensors()).values()).containsOnly(1f);
        assertThat(info().notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[8] | it holds no JSON object",
                "'' | it holds no JSON object",
                "{\"lora_alpha\": 8 | it is not valid JSON",
                "{\"lora_alpha\": 8} {} | it is not valid JSON",
                "{\"lora_alpha\": 8, \"lora_alpha\": 9} | it is not valid JSON",
                "{\"lora_alpha\": \"8\"} | one of its alphas is no number",
                "{\"alpha_pattern\": {\"to_k\": []}} | one of its alphas is no number",
                "{\"alpha_pattern\": []} | its alpha_pattern is no JSON object",
                "{\"alpha_pattern\": {\"(a+)*c\": 1}} | it names layers by patterns",
                "{\"use_rslora\": 1} | its use_rslora is neither true nor false"
            })
    void whatIsNotAsPeftWritesItIsToldAndNotUsed(String json, String reason) throws IOException {
        assertThat(scales(json).values()).containsOnly(1f);
        assertThat(info().notes())
                .containsExactly(
                        "The adapter_config.json beside it is not used, because %s. It may be"
                                        .formatted(reason)
                                + " stronger or weaker than its maker meant.");
    }

    @Test
    void oneThatIsTooLongIsNotRead() throws IOException {
        assertThat(scales("{\"lora_alpha\": 8" + " ".repeat(1_000_000) + "}").values())
                .containsOnly(1f);
        assertThat(info().notes()).singleElement().asString().contains("far too long");
    }

    private AdapterInfo info() {
        return Adapter.open(tensors()).info();
    }

    private Path tensors() {
        return folder.resolve("adapter_model.safetensors");
    }

    private void config(String adapter, String json) throws IOException {
        Files.copy(AdapterFiles.file(adapter), tensors());
        Files.writeString(folder.resolve("adapter_config.json"), json);
    }

    private Map<String, Float> scales(String json) throws IOException {
        config("peft-lora", json);
        return scales(tensors());
    }

    /// What the factors of each layer are multiplied by, more than those of the file as it is.
    private static Map<String, Float> scales(Path file) {
        Map<Target, Change> plain = changes(AdapterFiles.file("peft-lora"));
        Map<String, Float> scales = new LinkedHashMap<>();
        changes(file)
                .forEach(
                        (target, change) -> {
                            Change one = Objects.requireNonNull(plain.get(target));
                            scales.put(target.module(), norm(change, target) / norm(one, target));
                        });
        return scales;
    }

    private static Map<Target, Change> changes(Path file) {
        return Adapter.open(file).match(AdapterFiles.targets("sd15")).changes();
    }

    private static float norm(Change change, Target target) {
        double sum = 0;
        for (float value : change.lowRank(target).orElseThrow().up()) {
            sum += (double) value * value;
        }
        return (float) Math.sqrt(sum);
    }
}
