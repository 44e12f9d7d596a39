package org.scumble.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.scumble.app.shell.Page;

/// The words while files are held over the window.
class DroppedFilesTest {
    @Test
    void filesAreTakenForWhatTheyAre() {
        assertThat(words(Page.STUDIO, "", "dream.safetensors")).hasValue("Drop to add this model");
        assertThat(words(Page.STUDIO, "", "a.safetensors", "b.safetensors"))
                .hasValue("Drop to add these models");
        assertThat(words(Page.GALLERY, "", "a.png"))
                .hasValue("Drop to use this picture's settings");
        assertThat(words(Page.MODELS, "", "a.png", "b.png"))
                .hasValue("Drop to use the first picture's settings");
        assertThat(words(Page.STUDIO, "", "notes.txt"))
                .hasValue("Scumble takes pictures and .safetensors models");
    }

    @Test
    void theSlotsUnderThePointerTakeThemForTheirOwn() {
        assertThat(words(Page.STUDIO, "vae", "soft.safetensors"))
                .hasValue("Drop to decode with this VAE");
        assertThat(words(Page.STUDIO, "vae", "old.ckpt")).hasValue("Drop to add this model");
        assertThat(words(Page.STUDIO, "start-image", "a.png"))
                .hasValue("Drop to start from this picture");
    }

    @Test
    void theCanvasHasSignsOfItsOwnForPicturesAlone() {
        assertThat(words(Page.CANVAS, "", "a.png", "b.psd")).isEmpty();
        assertThat(words(Page.CANVAS, "", "dream.safetensors")).hasValue("Drop to add this model");
        assertThat(words(Page.CANVAS, ""))
                .hasValue("Scumble takes pictures and .safetensors models");
    }

    @Test
    void onTheLorasPageWeightsAreLoras() {
        assertThat(words(Page.LORAS, "", "ink.safetensors")).hasValue("Drop to add to your LoRAs");
        assertThat(words(Page.LORAS, "", "a.png")).hasValue("Drop to use this picture's settings");
    }

    private static Optional<String> words(Page page, String under, String... files) {
        List<Path> paths = Stream.of(files).map(Path::of).toList();
        return DroppedFiles.words(page, paths, under::equals);
    }
}
