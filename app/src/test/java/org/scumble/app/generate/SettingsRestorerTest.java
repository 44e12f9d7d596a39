package org.scumble.app.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.scumble.app.Requests;
import org.scumble.app.notice.Notice;
import org.scumble.app.task.Tasks;
import org.scumble.engine.EngineException;
import org.scumble.engine.GenerationRequest;

class SettingsRestorerTest extends CatalogueTestBase {
    private static final Path FILE = Path.of("old.png");

    private final FormChanges changes = new FormChanges(form);

    @Test
    void settingsOfAPictureAreRestoredAndTakenBack() {
        models.load();
        form.promptProperty().set("a hill");
        restorer(Optional.of(Requests.of("a boat"))).restoreFrom(FILE);

        assertThat(form.promptProperty().get()).isEqualTo("a boat");
        assertThat(form.seedProperty().get()).isEqualTo(100);
        assertThat(form.seedLockedProperty().get()).isTrue();
        act();
        assertThat(form.promptProperty().get()).isEqualTo("a hill");
        assertThat(form.seedLockedProperty().get()).isFalse();
    }

    @Test
    void anOlderRequestBringsItsModelBack() {
        models.load();
        choice.choose(models.models().getLast());
        GenerationRequest older = form.request();
        choice.choose(models.models().getFirst());
        restorer(Optional.empty()).useAgain(older);

        assertThat(chosen()).isEqualTo(dream);
        assertThat(last().text()).doesNotContain("not in your list");
    }

    @Test
    void theNoticeTellsOfAModelThatIsNotInTheCatalogue() {
        models.load();
        restorer(Optional.empty()).useAgain(Requests.of("a boat"));

        assertThat(chosen()).isEqualTo(starter);
        assertThat(last().text()).contains("starter, is not in your list");
    }

    @Test
    void aPictureWithoutSettingsCanBeStartedFrom() {
        restorer(Optional.empty()).restoreFrom(FILE);

        assertThat(last().title()).isEqualTo("No settings in old.png");
        act();
        assertThat(form.startImageProperty().get()).isEqualTo(FILE);
    }

    @Test
    void aFileThatCannotBeReadChangesNothing() {
        form.promptProperty().set("a hill");
        restorer(
                        (file, present) -> {
                            throw new EngineException(
                                    EngineException.Reason.BAD_FILE, "It is damaged.");
                        })
                .restoreFrom(FILE);

        assertThat(last()).isEqualTo(Notice.error("old.png could not be read", "It is damaged."));
        assertThat(form.promptProperty().get()).isEqualTo("a hill");
        assertThat(changes.isJustMade()).isFalse();
    }

    private SettingsRestorer restorer(Optional<GenerationRequest> found) {
        return restorer((file, present) -> found);
    }

    private SettingsRestorer restorer(SettingsReader reader) {
        return new SettingsRestorer(form, changes, choice, reader, Tasks.synchronous(), notices);
    }

    private Notice last() {
        return notices.shown().getLast();
    }

    /// Presses the button of the last notice.
    private void act() {
        last().action().run().run();
    }
}
