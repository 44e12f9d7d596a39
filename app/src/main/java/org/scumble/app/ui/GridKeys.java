package org.scumble.app.ui;

import impl.org.controlsfx.skin.GridViewSkin;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.GridView;
import org.jspecify.annotations.Nullable;

/// What keys do in a grid, which knows no selection of its own: arrows choose another item, and
/// Enter opens the chosen one.
public final class GridKeys<T> {
    private final GridView<T> grid;
    private final ObjectProperty<@Nullable T> chosen;
    private final Consumer<? super T> open;

    private GridKeys(
            GridView<T> grid, ObjectProperty<@Nullable T> chosen, Consumer<? super T> open) {
        this.grid = grid;
        this.chosen = chosen;
        this.open = open;
    }

    /// Begins to follow the keys of a grid.
    ///
    /// @param chosen the item that is marked in the grid
    public static <T> void follow(
            GridView<T> grid, ObjectProperty<@Nullable T> chosen, Consumer<? super T> open) {
        GridKeys<T> keys = new GridKeys<>(grid, chosen, open);
        grid.addEventHandler(KeyEvent.KEY_PRESSED, keys::pressed);
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> move(-1);
            case RIGHT -> move(1);
            case UP -> move(-columns());
            case DOWN -> move(columns());
            case ENTER -> openChosen();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private int columns() {
        return grid.getSkin() instanceof GridViewSkin<?> skin ? skin.computeMaxCellsInRow() : 1;
    }

    private void move(int by) {
        List<T> items = grid.getItems();
        if (items.isEmpty()) {
            return;
        }
        int present = items.indexOf(chosen.get());
        int next = present < 0 ? 0 : Math.clamp(present + by, 0, items.size() - 1);
        chosen.set(items.get(next));
        if (grid.lookup(".virtual-flow") instanceof VirtualFlow<?> rows) {
            rows.scrollTo(next / columns());
        }
    }

    private void openChosen() {
        T item = chosen.get();
        if (item != null) {
            open.accept(item);
        }
    }
}
