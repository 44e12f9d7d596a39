package org.scumble.app.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FormChangesTest {
    private final FormViewModel form = Forms.form();
    private final FormChanges changes = new FormChanges(form);

    @Test
    void theLastChangeIsTakenBackFirst() {
        form.promptProperty().set("a hill");
        changes.make(() -> form.promptProperty().set("a boat"));
        changes.make(() -> form.modelProperty().set(Forms.ready("dream")));

        changes.undo();
        assertThat(form.modelProperty().get()).isNull();
        assertThat(form.promptProperty().get()).isEqualTo("a boat");
        changes.undo();
        assertThat(form.promptProperty().get()).isEqualTo("a hill");
        changes.undo();
        assertThat(form.promptProperty().get()).isEqualTo("a hill");
    }

    @Test
    void whatWasEditedSinceGoesWithTheChange() {
        changes.make(() -> form.startImageProperty().set(Path.of("start.png")));
        form.stepsProperty().set(33);

        changes.undo();
        assertThat(form.startImageProperty().get()).isNull();
        assertThat(form.stepsProperty().get()).isEqualTo(20);
    }

    @Test
    void aChangeIsJustMadeUntilSomethingIsEdited() {
        assertThat(changes.isJustMade()).isFalse();
        changes.make(() -> form.seedLockedProperty().set(true));
        assertThat(changes.isJustMade()).isTrue();
        form.promptProperty().set("a boat");
        assertThat(changes.isJustMade()).isFalse();
    }

    @Test
    void fiftyChangesCanBeTakenBack() {
        for (int steps = 1; steps <= 60; steps++) {
            int wanted = steps;
            changes.make(() -> form.stepsProperty().set(wanted));
        }
        for (int i = 0; i < 60; i++) {
            changes.undo();
        }
        assertThat(form.stepsProperty().get()).isEqualTo(10);
    }
}
