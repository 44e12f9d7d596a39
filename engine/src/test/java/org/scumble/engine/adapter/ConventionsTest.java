package org.scumble.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scumble.engine.adapter.AdapterReport.Verdict;
import org.scumble.engine.adapter.Examined.Sound;
import org.scumble.engine.tensor.HostTensor;
import org.scumble.engine.weights.Family;
import org.scumble.engine.weights.Safetensors;

/// Files as the programs of the field save them.
class ConventionsTest {
    private static final Map<String, AdapterKind> KINDS =
            Map.ofEntries(
                    Map.entry("diffusers-sd15", AdapterKind.LOCON),
                    Map.entry("diffusers-sdxl", AdapterKind.DORA),
                    Map.entry("kohya-sdxl", AdapterKind.LORA),
                    Map.entry("legacy-sd15", AdapterKind.LORA),
                    Map.entry("peft-lora", AdapterKind.LOCON),
                    Map.entry("peft-loha", AdapterKind.LOHA),
                    Map.entry("peft-lokr", AdapterKind.LOKR),
                    Map.entry("peft-ia3", AdapterKind.IA3),
                    Map.entry("lycoris-locon", AdapterKind.LOCON),
                    Map.entry("lycoris-tucker", AdapterKind.LOCON),
                    Map.entry("lycoris-dora", AdapterKind.DORA),
                    Map.entry("lycoris-loha", AdapterKind.LOHA),
                    Map.entry("lycoris-lokr", AdapterKind.LOKR),
                    Map.entry("lycoris-alone", AdapterKind.LOKR),
                    Map.entry("lycoris-ia3", AdapterKind.IA3),
                    Map.entry("lycoris-glora", AdapterKind.GLORA),
                    Map.entry("lycoris-oft", AdapterKind.OFT),
                    Map.entry("lycoris-full", AdapterKind.FULL));

    static Stream<String> applied() {
        return KINDS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("applied")
    void everyModuleFindsItsLayer(String name) {
        JsonNode expected = AdapterFiles.expected().path(name);
        Targets targets = AdapterFiles.targets(expected.path("model").asText());
        Map<String, Target> layers = new HashMap<>();
        for (StoredModule module : stored(name).modules()) {
            layers.put(module.name(), targets.find(module.name()));
        }

        Map<String, Target> meant = new HashMap<>();
        expected.path("modules")
                .properties()
                .forEach(
                        module -> {
                            String part = module.getValue().get(0).asText();
                            meant.put(
                                    module.getKey(),
                                    targets.of(Part.valueOf(part.toUpperCase(Locale.ROOT)))
                                            .get(module.getValue().get(1).asText()));
                        });
        assertThat(layers).isNotEmpty().isEqualTo(meant).doesNotContainValue(null);
    }

    @ParameterizedTest
    @MethodSource("applied")
    void everyModuleIsApplied(String name) {
        JsonNode expected = AdapterFiles.expected().path(name);
        Targets targets = AdapterFiles.targets(expected.path("model").asText());
        Adapter adapter = Adapter.open(AdapterFiles.file(name));
        AdapterMatch match = adapter.match(targets);

        assertThat(match.report().unmatched()).isEmpty();
        assertThat(match.report().verdict()).isEqualTo(Verdict.FITS);
        assertThat(match.report().matched()).isEqualTo(expected.path("modules").size());
        assertThat(match.changes()).hasSize(match.report().matched());
        assertThat(match.embeddings()).isEmpty();
        assertThat(adapter.info().kind()).isEqualTo(KINDS.get(name));
        assertThat(adapter.info().notes()).isEmpty();
        assertThat(adapter.info().unetModules() + adapter.info().textModules())
                .isEqualTo(match.report().matched());
    }

    @Test
    void plainLorasAreSwappedAndTheOthersMerged() {
        assertThat(merged("kohya-sdxl")).isFalse();
        assertThat(merged("diffusers-sd15")).isFalse();
        assertThat(merged("lycoris-tucker")).isFalse();
        assertThat(merged("lycoris-dora")).isTrue();
        assertThat(merged("lycoris-full")).isTrue();
        assertThat(merged("lycoris-oft")).isTrue();
        assertThat(merged("lycoris-glora")).isTrue();
    }

    private static boolean merged(String name) {
        String model = AdapterFiles.expected().path(name).path("model").asText();
        return Adapter.open(AdapterFiles.file(name))
                .match(AdapterFiles.targets(model))
                .report()
                .merged();
    }

    /// Diffusers puts alphas into the header.
    @Test
    void alphasComeFromTheHeaderWhereNoTensorHoldsThem() {
        assertThat(alpha("diffusers-sd15", "unet.mid_block.resnets.0.conv1")).isEqualTo(4);
        assertThat(alpha("diffusers-sd15", "unet.mid_block.attentions.0.proj_in")).isEqualTo(4);
        String attention = "unet.mid_block.attentions.0.transformer_blocks.0.";
        assertThat(alpha("diffusers-sd15", attention + "attn1.to_k")).isEqualTo(4);
        assertThat(alpha("diffusers-sd15", attention + "attn2.to_k")).isEqualTo(6);
        assertThat(alpha("diffusers-sd15", "text_encoder.encoder.layers.0.mlp.fc1")).isEqualTo(3);
        // Rank-stabilised: 3 / √4 = 6 / 4.
        assertThat(alpha("diffusers-sdxl", attention + "attn1.to_k")).isEqualTo(6);
    }

    private static float alpha(String name, String module) {
        return tensors(name, module).get(Roles.ALPHA).floats()[0];
    }

    @Test
    void tensorsAreReadUnderTheirRoles() {
        String attention = "unet.mid_block.attentions.0.transformer_blocks.0.attn1.";
        assertThat(tensors("diffusers-sdxl", attention + "to_k"))
                .containsOnlyKeys(Roles.DOWN, Roles.UP, Roles.MAGNITUDE, Roles.ALPHA);
        assertThat(
                        tensors(
                                "legacy-sd15",
                                attention.replace(".attn1.", ".attn1.processor.") + "to_k"))
                .containsOnlyKeys(Roles.DOWN, Roles.UP);
        String conv = "lora_unet_mid_block_resnets_0_conv1";
        Map<String, HostTensor> read = tensors("lycoris-tucker", conv);
        assertThat(read).containsOnlyKeys(Roles.DOWN, Roles.MID, Roles.UP, Roles.ALPHA);
        Safetensors file = Safetensors.open(AdapterFiles.file("lycoris-tucker"));
        read.forEach(
                (role, tensor) ->
                        assertThat(tensor.floats())
                                .isEqualTo(file.read(conv + "." + role).floats()));
    }

    private static Map<String, HostTensor> tensors(String name, String module) {
        StoredAdapter adapter = stored(name);
        StoredModule found =
                adapter.modules().stream()
                        .filter(it -> it.name().equals(module))
                        .findFirst()
                        .orElseThrow();
        return ((Sound<ModuleTensors>) new ModuleReader(adapter.file()).read(found))
                .value()
                .tensors();
    }

    /// IA³ and OFT do not show the widths of their layers on both sides.
    @Test
    void tinyModelsAreOfNoFamily() {
        for (String name : applied().filter(it -> !it.matches(".*-(ia3|oft)")).toList()) {
            assertThat(Adapter.open(AdapterFiles.file(name)).info().family())
                    .as(name)
                    .isEqualTo(Family.CUSTOM);
        }
    }

    private static StoredAdapter stored(String name) {
        return StoredAdapter.of(Safetensors.open(AdapterFiles.file(name)));
    }
}
