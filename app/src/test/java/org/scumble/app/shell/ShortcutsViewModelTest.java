package org.scumble.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.scumble.app.settings.KeyBindings;
import org.scumble.app.ui.Keys;

class ShortcutsViewModelTest {
    private final Shortcut brush = shortcut("brush", "B", Page.CANVAS);
    private final Shortcut eraser = shortcut("eraser", "E", Page.CANVAS);
    private final Shortcut zoom = shortcut("zoom", "Plus|Equals", Page.CANVAS);
    private final Shortcut heart = shortcut("heart", "Shortcut+D", Page.GALLERY);
    private final ObjectProperty<KeyBindings> bindings =
            new SimpleObjectProperty<>(KeyBindings.ORIGINAL);
    private final ShortcutsViewModel viewModel =
            new ShortcutsViewModel(List.of(brush, eraser, zoom, heart), bindings, Keys::overlap);

    private static Shortcut shortcut(String id, String keys, Page page) {
        return Shortcut.of(id, "Group", id, keys, Set.of(page), () -> {});
    }

    @Test
    void givesOtherKeysAndTakesThemFromWhatHadThem() {
        assertThat(viewModel.conflict(brush, "E")).contains(eraser);
        viewModel.assign(brush, "E");
        assertThat(viewModel.keys(brush)).isEqualTo("E");
        assertThat(viewModel.keys(eraser)).isEmpty();
        assertThat(viewModel.isChanged(eraser)).isTrue();
    }

    @Test
    void findsConflictsAmongAllKeysThatDoTheSame() {
        assertThat(viewModel.conflict(brush, "Equals")).contains(zoom);
        assertThat(viewModel.conflict(brush, "Minus")).isEmpty();
    }

    @Test
    void theSameKeysOnOtherPagesAreFree() {
        assertThat(viewModel.conflict(brush, "Shortcut+D")).isEmpty();
        viewModel.assign(brush, "Shortcut+D");
        assertThat(viewModel.keys(heart)).isEqualTo("Shortcut+D");
    }

    @Test
    void whatHasItsFirstKeysAgainIsNotRemembered() {
        viewModel.assign(brush, "K");
        viewModel.assign(eraser, "B");
        assertThat(bindings.get().chosen()).containsOnlyKeys("brush", "eraser");
        viewModel.reset(brush);
        assertThat(viewModel.keys(brush)).isEqualTo("B");
        assertThat(viewModel.keys(eraser)).isEmpty();
        assertThat(bindings.get().isChosen("brush")).isFalse();
        viewModel.resetAll();
        assertThat(viewModel.keys(eraser)).isEqualTo("E");
    }
}
