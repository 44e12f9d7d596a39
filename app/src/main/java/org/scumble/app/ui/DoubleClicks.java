package org.scumble.app.ui;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Double clicks on what the first of the two clicks may move, because it opens something beside
/// it. The second click means what the first one hit, and nothing that came under the pointer.
///
/// @param <T> what is clicked
public final class DoubleClicks<T> {
    private final Consumer<T> action;

    /// What the last click hit; null if that was nothing of the kind.
    private @Nullable T hit;

    /// @param page holds all that may come under the pointer
    /// @param action what a double click does
    public DoubleClicks(Node page, Consumer<T> action) {
        this.action = action;
        page.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        page.addEventFilter(MouseEvent.MOUSE_CLICKED, this::clicked);
    }

    /// Remembers what a click hit, to be told where the click arrives.
    public void hit(T what) {
        hit = what;
    }

    /// Keeps the second press from a button that came under the pointer.
    private void pressed(MouseEvent event) {
        if (event.getClickCount() == 2 && hit != null) {
            event.consume();
        }
    }

    private void clicked(MouseEvent event) {
        T first = hit;
        hit = null;
        if (event.getClickCount() == 2 && first != null) {
            event.consume();
            action.accept(first);
        }
    }
}
