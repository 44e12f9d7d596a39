package org.scumble.app.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ways out of the window: the clipboard, a drag to another program, the system's file manager.
public final class Exports {
    private static final Logger LOG = LoggerFactory.getLogger(Exports.class);
    private static final double DRAG_IMAGE = 96;

    private Exports() {}

    /// Puts a picture on the clipboard, as pixels and as a file, once it is read.
    ///
    /// @param copied hears that it is there
    /// @param failed hears that its file cannot be read
    public static void copy(Path file, Images images, Runnable copied, Runnable failed) {
        images.whenRead(
                file,
                image -> {
                    if (image.isError()) {
                        failed.run();
                    } else {
                        put(file, image);
                        copied.run();
                    }
                });
    }

    private static void put(Path file, Image image) {
        ClipboardContent content = content(file);
        content.putImage(image);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// Lets the artist drag a picture out of a node; what is dragged is its file.
    ///
    /// @param file what to drag; nothing is dragged when it is empty
    public static void allowDragging(Node node, Supplier<Optional<Path>> file) {
        node.setOnDragDetected(
                event ->
                        file.get()
                                .ifPresent(
                                        dragged -> {
                                            drag(node, content(dragged));
                                            event.consume();
                                        }));
        node.setOnDragDone(DragEvent::consume);
    }

    /// Lets the artist drag a file out of a node, and words into a text.
    ///
    /// @param file what to drag; nothing is dragged when it is empty
    /// @param words what it is in a text
    public static void allowDragging(
            Node node, Supplier<Optional<Path>> file, Supplier<String> words) {
        node.setOnDragDetected(
                event ->
                        file.get()
                                .ifPresent(
                                        dragged -> {
                                            ClipboardContent content = content(dragged);
                                            content.putString(words.get());
                                            drag(node, content);
                                            event.consume();
                                        }));
        node.setOnDragDone(DragEvent::consume);
    }

    private static ClipboardContent content(Path file) {
        ClipboardContent content = new ClipboardContent();
        content.putFiles(List.of(file.toFile()));
        return content;
    }

    private static void drag(Node node, ClipboardContent content) {
        Dragboard board = node.startDragAndDrop(TransferMode.COPY);
        board.setContent(content);
        board.setDragView(small(node));
    }

    /// What the node shows already, small: a drag cannot wait for the file to be read.
    private static Image small(Node node) {
        Bounds bounds = node.getLayoutBounds();
        double scale = Math.min(1, DRAG_IMAGE / Math.max(bounds.getWidth(), bounds.getHeight()));
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        parameters.setTransform(Transform.scale(scale, scale));
        return node.snapshot(parameters, null);
    }

    /// Shows a file in the system's file manager.
    ///
    /// @param failed hears, on the interface's thread, if there is none that can show it
    public static void reveal(Path file, Runnable failed) {
        try {
            Process manager =
                    new ProcessBuilder(revealCommand(file))
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!system().startsWith("windows")) { // where explorer reports 1 after every success
                var _ = manager.onExit().thenAccept(ended -> told(ended.exitValue(), failed));
            }
        } catch (IOException e) {
            LOG.warn("No file manager for {}", file, e);
            failed.run();
        }
    }

    private static void told(int exitValue, Runnable failed) {
        if (exitValue != 0) {
            Platform.runLater(failed);
        }
    }

    private static List<String> revealCommand(Path file) {
        if (system().startsWith("windows")) {
            return List.of("explorer.exe", "/select," + file);
        }
        if (system().startsWith("mac")) {
            return List.of("open", "-R", file.toString());
        }
        Path folder = file.getParent();
        return List.of("xdg-open", (folder == null ? file : folder).toString());
    }

    private static String system() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    }
}
