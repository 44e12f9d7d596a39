package org.scumble.app.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.scumble.engine.image.Raster;

/// Pictures and files on the system's clipboard.
public final class Clipboards {
    private Clipboards() {}

    /// The picture that is there, if there is one.
    public static Optional<Raster> picture() {
        Image image = Clipboard.getSystemClipboard().getImage();
        return image == null || image.getWidth() < 1 || image.getHeight() < 1
                ? Optional.empty()
                : Optional.of(Rasters.raster(image));
    }

    /// The first of the files that are there.
    public static Optional<Path> file() {
        return files(Clipboard.getSystemClipboard()).stream().findFirst();
    }

    /// The files on a clipboard, or on a dragboard, which is one too; empty if none are.
    static List<Path> files(Clipboard clipboard) {
        List<File> files = clipboard.getFiles();
        return files == null ? List.of() : files.stream().map(File::toPath).toList();
    }

    public static void put(Raster picture) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(Rasters.image(picture));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
