package org.scumble.app.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.skin.TextAreaSkin;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// The way into the window and its slots: files and words dropped there.
public final class Imports {
    private static final PseudoClass OFFERED = PseudoClass.getPseudoClass("offered");

    private Imports() {}

    /// The files that are dragged; empty if none are.
    public static List<Path> files(DragEvent event) {
        return Clipboards.files(event.getDragboard());
    }

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

    /// Lets words be dropped on a text, where the pointer is. A file that comes with them does not
    /// count, unless it comes from outside the window.
    public static void allowDroppingText(TextArea area) {
        area.addEventHandler(
                DragEvent.DRAG_OVER,
                event -> {
                    if (isText(event)) {
                        event.acceptTransferModes(TransferMode.COPY);
                        area.pseudoClassStateChanged(OFFERED, true);
                        event.consume();
                    }
                });
        area.addEventHandler(
                DragEvent.DRAG_EXITED, event -> area.pseudoClassStateChanged(OFFERED, false));
        area.addEventHandler(
                DragEvent.DRAG_DROPPED,
                event -> {
                    if (isText(event)) {
                        insert(area, position(area, event), event.getDragboard().getString());
                        area.requestFocus();
                        event.setDropCompleted(true);
                        event.consume();
                    }
                });
    }

    private static boolean isText(DragEvent event) {
        return event.getDragboard().hasString()
                && (event.getGestureSource() != null || !event.getDragboard().hasFiles());
    }

    private static int position(TextArea area, DragEvent event) {
        return area.getSkin() instanceof TextAreaSkin skin
                ? skin.getIndex(event.getX(), event.getY()).getInsertionIndex()
                : area.getLength();
    }

    /// Keeps words apart from those before and after; one that was hit stays whole.
    private static void insert(TextArea area, int hit, String words) {
        String text = area.getText();
        int position = hit;
        while (position > 0
                && position < text.length()
                && !Character.isWhitespace(text.charAt(position - 1))
                && !Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        String before = text.substring(0, position);
        String after = text.substring(position);
        String left = before.isEmpty() || before.endsWith(" ") ? "" : " ";
        String right = after.isEmpty() || after.startsWith(" ") || after.startsWith(",") ? "" : " ";
        area.insertText(position, left + words + right);
    }

    private static Optional<Path> file(DragEvent event) {
        List<Path> files = files(event);
        return files.size() == 1 ? Optional.of(files.getFirst()) : Optional.empty();
    }
}
