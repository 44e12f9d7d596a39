package org.scumble.app.canvas.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Document FIRST = Document.blank(10, 10);

    private static Document prompt(String prompt) {
        return FIRST.withSettings(FIRST.settings().withPrompt(prompt));
    }

    private final History history = new History(FIRST);

    @Test
    void goesBackAndForth() {
        history.commit("Brush", prompt("a"));
        history.commit("Fill", prompt("b"));

        assertThat(history.names()).containsExactly("New canvas", "Brush", "Fill");
        assertThat(history.undoName()).isEqualTo("Fill");
        assertThat(history.canRedo()).isFalse();
        assertThat(history.undo()).isEqualTo(prompt("a"));
        assertThat(history.redoName()).isEqualTo("Fill");
        assertThat(history.undo()).isEqualTo(FIRST);
        assertThat(history.canUndo()).isFalse();
        assertThat(history.undo()).isEqualTo(FIRST);
        assertThat(history.redo()).isEqualTo(prompt("a"));
        assertThat(history.moveTo(2)).isEqualTo(prompt("b"));
        assertThat(history.redo()).isEqualTo(prompt("b"));
    }

    @Test
    void aNewStepForgetsWhatWasUndone() {
        history.commit("Brush", prompt("a"));
        history.commit("Fill", prompt("b"));
        history.moveTo(0);

        history.commit("Erase", prompt("c"));

        assertThat(history.names()).containsExactly("New canvas", "Erase");
        assertThat(history.position()).isEqualTo(1);
    }

    @Test
    void stepsOfOneGestureTakeEachOthersPlace() {
        assertThat(history.commit("Opacity", prompt("a"), "drag 1")).isFalse();
        assertThat(history.commit("Opacity", prompt("b"), "drag 1")).isTrue();
        assertThat(history.commit("Opacity", prompt("c"), "drag 2")).isFalse();
        assertThat(history.commit("Blend", prompt("d"), "drag 2")).isFalse();
        history.commit("Blend", prompt("e"));
        assertThat(history.commit("Blend", prompt("f"), "drag 2")).isFalse();
        assertThat(history.names())
                .containsExactly("New canvas", "Opacity", "Opacity", "Blend", "Blend", "Blend");
        assertThat(history.moveTo(1)).isEqualTo(prompt("b"));
    }

    @Test
    void aGestureIsOverOnceTheArtistGoesBack() {
        history.commit("Opacity", prompt("a"), "drag");
        history.undo();
        history.redo();

        assertThat(history.commit("Opacity", prompt("b"), "drag")).isFalse();
        assertThat(history.undo()).isEqualTo(prompt("a"));
    }

    @Test
    void everyOperationHasANumber() {
        assertThat(history.operation()).isEqualTo(1);
        history.commit("Brush", prompt("a"));
        history.undo();
        history.undo(); // there is nothing: no operation
        assertThat(history.operation()).isEqualTo(3);
        assertThat(history.count()).isEqualTo(4);
        history.commit("Fill", prompt("b"));
        assertThat(history.presentVersion().number()).isEqualTo(5);
    }

    @Test
    void refusesAPositionThatIsNot() {
        assertThatThrownBy(() -> new History(history.versions(), 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> history.moveTo(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
