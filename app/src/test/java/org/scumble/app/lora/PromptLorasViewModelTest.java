package org.scumble.app.lora;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.LoraUse;
import org.scumble.engine.prompt.NetworkTag;
import org.scumble.engine.weights.Family;

class PromptLorasViewModelTest {
    @TempDir Path home;
    private LoraFixture fixture;
    private PromptLorasViewModel inPrompt;

    @BeforeEach
    void open() {
        fixture = new LoraFixture(home);
        inPrompt = fixture.studio.inPrompt();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void tagsComeAndGoAsTheArtistTypes() throws IOException {
        fixture.write("ink");
        fixture.begin();
        AtomicInteger changes = new AtomicInteger();
        inPrompt.list().addListener((ListChangeListener<PromptLora>) it -> changes.addAndGet(1));

        type("a boat <lora:ink:0.5:0.8>, at sea");
        assertThat(named().tag()).isEqualTo(new NetworkTag("lora", "ink", 0.5, 0.8));
        assertThat(named().lora()).isEqualTo(fixture.lora("ink"));
        assertThat(named().negative()).isFalse();
        assertThat(inPrompt.found()).isEqualTo(1);
        assertThat(changes).hasValue(1);

        fixture.prompt.set("a boat");
        fixture.negativePrompt.set("<lyco:INK> <hypernet:x>");
        assertThat(named().negative()).isTrue();
        assertThat(named().lora()).isEqualTo(fixture.lora("ink"));
    }

    @Test
    void warnsOfWhatIsNotThereOrWillNotDo() throws IOException {
        fixture.write("wide", Map.of("family", "SDXL"));
        fixture.write("bad-hands", Map.of("family", "SD1", "kind", "TEXTUAL_INVERSION"));
        fixture.write("broken");
        fixture.choose(Family.SD1);
        fixture.prompt.set("<lora:ink:1><lora:wide:1><lora:bad-hands:1><lora:broken:1>");
        assertThat(inPrompt.list()).extracting(PromptLora::warning).containsOnly("");
        fixture.begin();

        assertThat(inPrompt.list()).hasSize(4);
        assertThat(inPrompt.list().get(0).warning()).contains("no LoRA of this name");
        assertThat(inPrompt.list().get(1).warning()).contains(Family.SDXL.words());
        assertThat(inPrompt.list().get(2).warning()).contains("its name alone");
        assertThat(inPrompt.list().get(3).warning()).contains("Fetch the file again");
        assertThat(inPrompt.list())
                .extracting(PromptLora::isChoosable)
                .containsExactly(false, true, false, false);

        Path ink = fixture.write("ink");
        fixture.library().refresh();
        assertThat(inPrompt.list().getFirst().warning()).isEmpty();
        Files.delete(ink);
        fixture.library().refresh();
        assertThat(inPrompt.list().getFirst().warning()).contains("no LoRA of this name");
        fixture.choose(Family.SDXL);
        assertThat(inPrompt.list().get(1).warning()).isEmpty();
    }

    @Test
    void oneIsChosenBesideThePromptInsteadAtItsStrengths() throws IOException {
        Path ink = fixture.write("ink");
        fixture.begin();
        fixture.prompt.set("a boat, <lora:ink:0.5:0.8>, at sea");

        inPrompt.choose(named());

        assertThat(fixture.prompt.get()).isEqualTo("a boat, at sea");
        assertThat(inPrompt.list()).isEmpty();
        assertThat(fixture.active.uses()).containsExactly(new LoraUse(ink.toString(), 0.8, 0.5));
    }

    @Test
    void strengthsAddUpAsTheEngineHasIt() throws IOException {
        Path ink = fixture.write("ink");
        fixture.begin();
        fixture.active.fill(List.of(new LoraUse(ink.toString(), 0.1, 0.1)));
        fixture.negativePrompt.set("fog <lora:ink:0.2>");
        inPrompt.choose(named());
        assertThat(fixture.negativePrompt.get()).isEqualTo("fog");
        assertThat(fixture.active.uses()).containsExactly(new LoraUse(ink.toString(), 0.3, 0.3));

        fixture.active.list().getFirst().onProperty().set(false);
        fixture.prompt.set("<lora:ink:0.2:1>");
        inPrompt.choose(named());
        assertThat(fixture.active.uses()).containsExactly(new LoraUse(ink.toString(), 1, 0.2));
    }

    /// Letter by letter.
    private void type(String words) {
        for (int end = 1; end <= words.length(); end++) {
            fixture.prompt.set(words.substring(0, end));
        }
    }

    private PromptLora named() {
        assertThat(inPrompt.list()).hasSize(1);
        return inPrompt.list().getFirst();
    }
}
