package org.scumble.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PictureFilesTest {
    @Test
    void theEndingTellsInCapitalsToo() {
        assertThat(PictureFiles.FLAT.include(Path.of("a.b", "sketch.final.JPeG"))).isTrue();
        assertThat(PictureFiles.FLAT.include(Path.of("a.png", "sketch"))).isFalse();
        assertThat(PictureFiles.FLAT.include(Path.of("sketch.png.txt"))).isFalse();
    }

    @Test
    void theCanvasTakesFlatPicturesAndMore() {
        assertThat(PictureFiles.CANVAS.endings())
                .containsAll(PictureFiles.FLAT.endings())
                .contains("scumble", "ora", "psd", "tiff");
        assertThat(PictureFiles.FLAT.include(Path.of("sketch.psd"))).isFalse();
    }

    @Test
    void fileDialogsLookForTheSameEndings() {
        assertThat(PictureFiles.FLAT.patterns())
                .containsExactly("*.png", "*.jpg", "*.jpeg", "*.webp");
    }
}
