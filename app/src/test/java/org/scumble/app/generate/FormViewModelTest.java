package org.scumble.app.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.scumble.app.Requests;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.LoraUse;

class FormViewModelTest {
    private final FormViewModel form = Forms.form();

    @Test
    void givesBackTheRequestItWasFilledWith() {
        GenerationRequest request =
                new GenerationRequest.ImageToImage(
                        Requests.settings("a red lighthouse", 3), "start.png", 0.35);
        form.fill(request);

        GenerationRequest again = form.request();
        assertThat(again.withSettings(request.settings())).isEqualTo(request);
        assertThat(again.settings())
                .usingRecursiveComparison()
                .ignoringFields("model")
                .isEqualTo(request.settings());
    }

    @Test
    void anUnknownSamplerLeavesThePresentOne() {
        form.samplerProperty().set(form.samplers().getFirst());
        GenerationRequest request = Requests.of("a");
        form.fill(request);
        assertThat(form.request().settings().sampler()).isEqualTo("euler");

        FormViewModel other =
                new FormViewModel(
                        List.of(new Choice("ddim", "DDIM")), form.schedules(), new Random(1));
        other.fill(request);
        assertThat(other.request().settings().sampler()).isEqualTo("ddim");
    }

    @Test
    void sizesKeepToTheGrid() {
        form.widthProperty().set(131);
        form.heightProperty().set(3);
        assertThat(form.request().settings().width()).isEqualTo(128);
        assertThat(form.request().settings().height()).isEqualTo(8);
    }

    @Test
    void swapsTheSides() {
        form.widthProperty().set(192);
        form.heightProperty().set(128);
        form.swapSides();
        assertThat(form.request().settings().width()).isEqualTo(128);
        assertThat(form.request().settings().height()).isEqualTo(192);
    }

    @Test
    void seedsAreThrownOver32Bits() {
        for (int i = 0; i < 1000; i++) {
            form.rollSeed();
            assertThat(form.seedProperty().get()).isBetween(0L, FormViewModel.HIGHEST_SEED);
        }
    }

    @Test
    void wordsAloneWithoutAStartImage() {
        form.startImageProperty().set(Path.of("start.png"));
        form.fill(Requests.of("a"));
        assertThat(form.request()).isInstanceOf(GenerationRequest.TextToImage.class);
    }

    @Test
    void ofAPaintedPictureTheSettingsAreTakenOverAndNotWhatItWasPaintedInto() {
        form.startImageProperty().set(Path.of("start.png"));
        form.strengthProperty().set(0.4);
        form.fill(Requests.inpaint("a red boat", 1));

        assertThat(form.request())
                .isInstanceOf(GenerationRequest.TextToImage.class)
                .extracting(request -> request.settings().prompt())
                .isEqualTo("a red boat");
        assertThat(form.strengthProperty().get()).isEqualTo(0.4);
    }

    @Test
    void theVaeIsTheModelsOwnUnlessAFileIsChosen() {
        form.vaeProperty().set(Path.of("vae.safetensors"));
        assertThat(form.request().settings().vae()).isEqualTo("vae.safetensors");

        form.fill(Requests.of("a"));
        assertThat(form.request().settings().vae()).isNull();
    }

    @Test
    void theLorasAtWorkArePartOfTheRequest() {
        List<LoraUse> uses =
                List.of(
                        new LoraUse("ink.safetensors", 0.8, 0.8),
                        new LoraUse("oil.safetensors", 0.5, 0.2));
        form.fill(withLoras(uses));
        assertThat(form.request().settings().loras()).isEqualTo(uses);

        form.loras().list().getFirst().onProperty().set(false);
        assertThat(form.request().settings().loras()).containsExactly(uses.getLast());
    }

    @Test
    void comesBackToADraftWithTheLorasThatWereSwitchedOff() {
        form.fill(withLoras(List.of(new LoraUse("ink.safetensors", 0.8, 0.3))));
        form.loras().list().getFirst().onProperty().set(false);
        Draft draft = Draft.of(form);
        form.fill(Requests.of("another"));
        assertThat(form.loras().list()).isEmpty();

        draft.restore(form);
        assertThat(Draft.of(form)).isEqualTo(draft);
        form.loras().list().getFirst().onProperty().set(true);
        assertThat(form.request().settings().loras())
                .containsExactly(new LoraUse("ink.safetensors", 0.8, 0.3));
    }

    private static GenerationRequest withLoras(List<LoraUse> uses) {
        return new GenerationRequest.TextToImage(Requests.settings("a", 1).withLoras(uses));
    }

    @Test
    void presetsKeepTheModelsAreaAndGrid() {
        assertThat(SizePreset.of(512, 64))
                .extracting(SizePreset::width, SizePreset::height)
                .containsExactly(
                        tuple(512, 512), tuple(640, 448), tuple(448, 640), tuple(704, 384));
    }
}
