package org.scumble.app.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// The way into a slot of the window: a file dropped on it.
public final class Imports {
    private static final PseudoClass OFFERED = PseudoClass.getPseudoClass("offered");

    private Imports() {}

    /// Lets a slot take one file; anything else goes on to what lies behind the slot.
    ///
    /// @param wanted tells by its name whether a file is of use there
    public static void allowDropping(Node slot, Predicate<Path> wanted, Consumer<Path> taker) {
        slot.setOnDragOver(
                event ->
                        file(event)
                                .filter(wanted)
                                .ifPresent(
                                        file -> {
                                            event.acceptTransferModes(TransferMode.COPY);
                                            slot.pseudoClassStateChanged(OFFERED, true);
                                            event.consume();
                                        }));
        slot.setOnDragExited(event -> slot.pseudoClassStateChanged(OFFERED, false));
        slot.setOnDragDropped(
                event ->
                        file(event)
                                .filter(wanted)
                                .ifPresent(
                                        file -> {
                                            taker.accept(file);
                                            event.setDropCompleted(true);
                                            event.consume();
                                        }));
    }

    private static Optional<Path> file(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        return files == null || files.size() != 1
                ? Optional.empty()
                : Optional.of(files.getFirst().toPath());
    }
}
