package org.scumble.app;

import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.scumble.app.generate.Drop;
import org.scumble.app.shell.ShellView;
import org.scumble.app.ui.Imports;

/// Files that are dragged over the window: says what a drop would do, and has it done.
final class FileDragView {
    private final ShellView shell;
    private final DroppedFiles dropped;

    FileDragView(ShellView shell, DroppedFiles dropped) {
        this.shell = shell;
        this.dropped = dropped;
    }

    /// Begins to follow drags.
    void listen() {
        shell.addEventFilter(DragEvent.DRAG_OVER, this::showWords);
        shell.setOnDragOver(this::dragOver);
        shell.setOnDragExited(event -> shell.hideDrop());
        // A filter: the slots keep from the window what is dropped on them.
        shell.addEventFilter(DragEvent.DRAG_DROPPED, event -> shell.hideDrop());
        shell.setOnDragDropped(this::dropped);
    }

    private void showWords(DragEvent event) {
        if (event.getGestureSource() != null) {
            return; // A picture on its way out of the window.
        }
        DroppedFiles.words(
                        shell.pageProperty().get(),
                        Imports.files(event),
                        id -> isIn(event.getTarget(), id))
                .ifPresentOrElse(shell::showDrop, shell::hideDrop);
    }

    private void dragOver(DragEvent event) {
        if (event.getGestureSource() == null
                && !(Drop.of(Imports.files(event)) instanceof Drop.Refuse)) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        dropped.take(Drop.of(Imports.files(event)));
        event.setDropCompleted(true);
        event.consume();
    }

    private static boolean isIn(Object target, String id) {
        Node node = target instanceof Node it ? it : null;
        while (node != null) {
            if (id.equals(node.getId())) {
                return true;
            }
            node = node.getParent();
        }
        return false;
    }
}
