package org.scumble.app;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.scumble.app.generate.Drop;
import org.scumble.app.shell.ShellView;

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
                        shell.pageProperty().get(), files(event), id -> isIn(event.getTarget(), id))
                .ifPresentOrElse(shell::showDrop, shell::hideDrop);
    }

    private void dragOver(DragEvent event) {
        if (event.getGestureSource() == null && !(Drop.of(files(event)) instanceof Drop.Refuse)) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        dropped.take(Drop.of(files(event)));
        event.setDropCompleted(true);
        event.consume();
    }

    private static List<Path> files(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        return files == null ? List.of() : files.stream().map(File::toPath).toList();
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
