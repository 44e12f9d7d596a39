package org.scumble.app.lora;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.LoraUse;
import org.scumble.engine.weights.Family;

class LoraUseViewModelTest {
    @TempDir Path home;
    private LoraFixture fixture;
    private LoraUseViewModel use;

    @BeforeEach
    void open() {
        fixture = new LoraFixture(home);
        use = fixture.studio.use();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void putsToWorkAtTheWeightsToBeginWithAndTakesAwayAgain() throws IOException {
        Path ink = fixture.write("ink");
        fixture.begin();
        fixture.library()
                .mark(
                        fixture.lora("ink"),
                        marks -> marks.withWeights(new LoraMarks.Weights(0.8, 0.5)));
        use.toggle(fixture.lora("ink"));
        assertThat(fixture.active.uses()).containsExactly(new LoraUse(ink.toString(), 0.8, 0.5));
        assertThat(use.isAtWork(fixture.lora("ink"))).isTrue();

        use.toggle(fixture.lora("ink"));
        assertThat(fixture.active.uses()).isEmpty();
        assertThat(fixture.active.list()).isEmpty();
    }

    @Test
    void whatIsSwitchedOffStaysAtHandWithItsWeightButOutOfTheRequest() throws IOException {
        fixture.write("ink");
        fixture.begin();
        use.toggle(fixture.lora("ink"));
        ActiveLora ink = fixture.active.list().getFirst();
        ink.unetWeightProperty().set(0.3);
        ink.onProperty().set(false);
        assertThat(fixture.active.uses()).isEmpty();

        use.toggle(fixture.lora("ink"));
        assertThat(fixture.active.uses()).extracting(LoraUse::unetWeight).containsExactly(0.3);
    }

    @Test
    void whatCannotBeReadIsNotPutToWork() throws IOException {
        fixture.write("broken");
        fixture.begin();
        use.toggle(fixture.lora("broken"));

        assertThat(fixture.active.list()).isEmpty();
    }

    @Test
    void theTextEncodersWeightFollowsUntilItIsSeparate() {
        fixture.active.fill(List.of(new LoraUse("ink.safetensors", 1, 1)));
        ActiveLora ink = fixture.active.list().getFirst();
        ink.unetWeightProperty().set(0.6);
        assertThat(ink.textEncoderWeightProperty().get()).isEqualTo(0.6);

        ink.separateProperty().set(true);
        ink.textEncoderWeightProperty().set(0.2);
        ink.unetWeightProperty().set(0.9);
        assertThat(fixture.active.uses()).containsExactly(new LoraUse("ink.safetensors", 0.9, 0.2));

        ink.separateProperty().set(false);
        assertThat(fixture.active.uses()).containsExactly(new LoraUse("ink.safetensors", 0.9, 0.9));
    }

    @Test
    void wordsAreAddedOnceBetweenCommas() {
        use.insert("ink drawing");
        use.insert("bold");
        use.insert("Ink Drawing");
        assertThat(fixture.prompt.get()).isEqualTo("ink drawing, bold");

        fixture.prompt.set("a house, ");
        use.insert("bold");
        assertThat(fixture.prompt.get()).isEqualTo("a house, bold");
    }

    @Test
    void anEmbeddingIsUsedByItsName() throws IOException {
        fixture.write("bad-hands", Map.of("kind", "TEXTUAL_INVERSION"));
        fixture.begin();
        Lora word = fixture.lora("bad-hands");
        use.toggle(word);
        assertThat(fixture.active.list()).isEmpty();
        assertThat(fixture.prompt.get()).isEqualTo("bad-hands");
        assertThat(use.isAtWork(word)).isTrue();

        use.insertNegative(word.name());
        assertThat(fixture.negativePrompt.get()).isEqualTo("bad-hands");
        assertThat(use.tag(word)).isEqualTo("bad-hands");
    }

    @Test
    void tagsCarryTheWeightsOfTheMoment() throws IOException {
        fixture.write("ink");
        fixture.begin();
        assertThat(use.tag(fixture.lora("ink"))).isEqualTo("<lora:ink:1>");

        use.toggle(fixture.lora("ink"));
        ActiveLora ink = fixture.active.list().getFirst();
        ink.unetWeightProperty().set(0.8);
        assertThat(use.tag(fixture.lora("ink"))).isEqualTo("<lora:ink:0.8>");
        ink.separateProperty().set(true);
        ink.textEncoderWeightProperty().set(0.5);
        assertThat(use.tag(fixture.lora("ink"))).isEqualTo("<lora:ink:0.5:0.8>");
    }

    @Test
    void aFileRecalledFromAnotherComputerIsFoundByItsName() throws IOException {
        Path ink = fixture.write("ink");
        fixture.begin();
        LoraUse there = new LoraUse("/elsewhere/loras/ink.safetensors", 0.7, 0.7);
        fixture.active.fill(List.of(there));

        assertThat(fixture.active.uses()).containsExactly(new LoraUse(ink.toString(), 0.7, 0.7));
    }

    @Test
    void aRememberedFileIsFoundAsSoonAsTheLibraryIsRead() throws IOException {
        Path ink = fixture.write("ink");
        fixture.active.fill(List.of(new LoraUse("/elsewhere/ink.safetensors", 0.7, 0.7)));
        fixture.begin();

        assertThat(fixture.active.uses()).containsExactly(new LoraUse(ink.toString(), 0.7, 0.7));
    }

    @Test
    void warnsOfWhatIsMissingBrokenOrForAnotherModel() throws IOException {
        Path ink = fixture.write("ink");
        fixture.write("wide", Map.of("family", "SDXL"));
        fixture.choose(Family.SD1);
        fixture.begin();
        use.toggle(fixture.lora("ink"));
        use.toggle(fixture.lora("wide"));
        ActiveLora inkAtHand = fixture.active.list().getFirst();
        ActiveLora wide = fixture.active.list().getLast();

        assertThat(use.warning(inkAtHand)).isEmpty();
        assertThat(use.warning(wide)).contains(Family.SDXL.words());
        Files.delete(ink);
        fixture.library().refresh();
        assertThat(use.warning(inkAtHand)).contains(ink.toString());
    }
}
