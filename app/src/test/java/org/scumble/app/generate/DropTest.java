package org.scumble.app.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropTest {
    @Test
    void modelsAreAddedAllAtOnce(@TempDir Path folder) {
        Path model = Path.of("dream.SafeTensors");
        assertThat(Drop.of(List.of(model, folder, Path.of("notes.txt"))))
                .isEqualTo(new Drop.AddModels(List.of(model, folder)));
    }

    @Test
    void aPictureRestoresItsSettings() {
        assertThat(Drop.of(List.of(Path.of("a.PNG"))))
                .isEqualTo(new Drop.RestoreSettings(Path.of("a.PNG"), 0));
    }

    @Test
    void ofSeveralPicturesTheFirstIsTakenAndTheOthersAreCounted() {
        assertThat(Drop.of(List.of(Path.of("a.png"), Path.of("b.jpg"), Path.of("notes.txt"))))
                .isEqualTo(new Drop.RestoreSettings(Path.of("a.png"), 1));
    }

    @Test
    void foreignWeightsGoToTheCatalogueWhichExplainsThem() {
        Path pickle = Path.of("model.CKPT");
        assertThat(Drop.of(List.of(pickle))).isEqualTo(new Drop.AddModels(List.of(pickle)));
    }

    @Test
    void anythingElseIsRefused() {
        assertThat(Drop.of(List.of(Path.of("notes.txt")))).isEqualTo(new Drop.Refuse());
        assertThat(Drop.of(List.of())).isEqualTo(new Drop.Refuse());
    }
}
