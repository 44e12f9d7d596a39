package org.scumble.app.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.scumble.app.Requests;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.InpaintOptions;
import org.scumble.engine.InpaintOptions.Processing;
import org.scumble.engine.LoraUse;
import org.scumble.engine.image.Infill;

class RequestFactsTest {
    @Test
    void sayFromWhatAPictureWasMade() {
        assertThat(RequestFacts.of(Requests.of("a"))).containsOnlyKeys("Kind");
        assertThat(
                        RequestFacts.of(
                                new GenerationRequest.ImageToImage(
                                        Requests.settings("a", 1), "start.png", 0.35)))
                .containsEntry("Kind", "From another picture")
                .containsEntry("Strength", "35 %");
    }

    @Test
    void nameTheLorasAndTheirWeights() {
        LoraUse ink = new LoraUse("/loras/ink.safetensors", 0.8, 0.8);
        LoraUse oil = new LoraUse("oil.safetensors", 1, 0.25);
        assertThat(RequestFacts.of(withLoras(ink))).containsEntry("LoRA", "ink 0.8");
        assertThat(RequestFacts.of(withLoras(ink, oil)))
                .containsEntry("LoRAs", "ink 0.8\noil 1, text 0.25");
    }

    @Test
    void nameTheLorasThatOnlyThePromptNames() {
        LoraUse ink = new LoraUse("/loras/ink.safetensors", 0.8, 0.8);
        String prompt = "a <lora:my hands:0.25:1>, boat <lyco:oil> <hypernet:x:1>";
        assertThat(RequestFacts.of(Requests.of("a <lora:ink:0.5>")))
                .containsEntry("LoRA", "ink 0.5 (from the prompt)");
        assertThat(
                        RequestFacts.of(
                                new GenerationRequest.TextToImage(
                                        Requests.settings(prompt, 1).withLoras(List.of(ink)))))
                .containsEntry(
                        "LoRAs",
                        "ink 0.8\nmy hands 1, text 0.25 (from the prompt)"
                                + "\noil 1 (from the prompt)");
    }

    private static GenerationRequest withLoras(LoraUse... uses) {
        return new GenerationRequest.TextToImage(
                Requests.settings("a", 1).withLoras(List.of(uses)));
    }

    @Test
    void sayHowNewAndOldWereJoined() {
        InpaintOptions options =
                new InpaintOptions(8, null, 4, 96, Infill.PATCH, Processing.MANUAL, false);
        assertThat(
                        RequestFacts.of(
                                new GenerationRequest.Outpaint(
                                        Requests.settings("a", 1),
                                        "picture.png",
                                        64,
                                        0,
                                        0,
                                        16,
                                        1,
                                        options)))
                .containsEntry("Extended", "left 64 px, bottom 16 px")
                .containsEntry("Strength", "100 %")
                .containsEntry("Under mask", "Texture")
                .containsEntry("Mask", "grow 8 px, feather auto, blend 4 px")
                .containsEntry("Padding", "96 px")
                .containsEntry("Painted at", "64 × 64")
                .containsEntry("Colours", "as painted");
        assertThat(RequestFacts.of(Requests.inpaint("a", 1)))
                .containsEntry("Kind", "Painted into a picture")
                .containsEntry("Strength", "75 %")
                .containsEntry("Padding", "auto");
    }
}
