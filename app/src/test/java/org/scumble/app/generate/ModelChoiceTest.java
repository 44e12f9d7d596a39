package org.scumble.app.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ModelChoiceTest extends CatalogueTestBase {
    @Test
    void theRememberedModelIsTakenWithTheSettingsThatWereThere() {
        choice.await(dream.toString());
        models.load();

        assertThat(chosen()).isEqualTo(dream);
        assertThat(form.stepsProperty().get()).isEqualTo(20);
    }

    @Test
    void withNothingRememberedTheStarterIsTakenWithItsDefaults() {
        choice.awaitDefaults();
        models.load();

        assertThat(chosen()).isEqualTo(starter);
        assertThat(form.stepsProperty().get()).isEqualTo(11);
    }

    @Test
    void aChosenModelBringsItsDefaultsAndDecodesByItself() {
        models.load();
        form.vaeProperty().set(Path.of("vae.safetensors"));
        choice.choose(models.models().getLast());

        assertThat(chosen()).isEqualTo(dream);
        assertThat(form.vaeProperty().get()).isNull();
        assertThat(form.stepsProperty().get()).isEqualTo(11);
    }

    @Test
    void aModelThatIsRemovedGivesWayToTheStarter() {
        models.load();
        choice.choose(models.models().getLast());
        models.remove(models.models().getLast());

        assertThat(chosen()).isEqualTo(starter);
    }
}
