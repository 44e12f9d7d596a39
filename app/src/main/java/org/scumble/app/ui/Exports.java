package org.scumble.app.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ways out of the window: the clipboard, a drag to another program, the system's file manager.
public final class Exports {
    private static final Logger LOG = LoggerFactory.getLogger(Exports.class);
    private static final double DRAG_IMAGE = 96;

    private Exports() {}

    /// Puts a picture on the clipboard, as pixels and as a file.
    public static void copy(Path file, Image image) {
        Clipboard.getSystemClipboard().setContent(content(file, image));
    }

    /// Lets the artist drag a picture out of a node; what is dragged is its file.
    ///
    /// @param file what to drag; nothing is dragged when it is empty
    public static void allowDragging(Node node, Supplier<List<Path>> file) {
        node.setOnDragDetected(
                event -> {
                    List<Path> files = file.get();
                    if (files.isEmpty()) {
                        return;
                    }
                    Path first = files.getFirst();
                    Image small =
                            new Image(first.toUri().toString(), DRAG_IMAGE, DRAG_IMAGE, true, true);
                    Dragboard board = node.startDragAndDrop(TransferMode.COPY);
                    board.setContent(content(first, small));
                    board.setDragView(small);
                    event.consume();
                });
        node.setOnDragDone(DragEvent::consume);
    }

    private static ClipboardContent content(Path file, Image image) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(image);
        content.putFiles(List.of(file.toFile()));
        return content;
    }

    /// Shows a file in the system's file manager.
    public static void reveal(Path file) {
        try {
            new ProcessBuilder(revealCommand(file))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            LOG.warn("No file manager for {}", file, e);
        }
    }

    private static List<String> revealCommand(Path file) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return List.of("explorer.exe", "/select," + file);
        }
        if (system.startsWith("mac")) {
            return List.of("open", "-R", file.toString());
        }
        Path folder = file.getParent();
        return List.of("xdg-open", (folder == null ? file : folder).toString());
    }
}
