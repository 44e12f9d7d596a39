package org.scumble.app.canvas;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.scumble.app.ui.PictureFiles;

/// Asks for files with the system's own windows.
final class FileChoiceView {
    private static final FileChooser.ExtensionFilter PROJECT =
            new FileChooser.ExtensionFilter("Scumble project, with its history", "*.scumble");
    private static final FileChooser.ExtensionFilter OPEN_RASTER =
            new FileChooser.ExtensionFilter("OpenRaster, for other programs", "*.ora");
    private static final List<FileChooser.ExtensionFilter> PICTURES =
            List.of(
                    new FileChooser.ExtensionFilter("PNG", "*.png"),
                    new FileChooser.ExtensionFilter("JPEG", "*.jpg", "*.jpeg"),
                    new FileChooser.ExtensionFilter("TIFF", "*.tif", "*.tiff"),
                    new FileChooser.ExtensionFilter("OpenRaster", "*.ora"));

    private FileChoiceView() {}

    static Optional<Path> open(Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open");
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                "All that Scumble opens", PictureFiles.CANVAS.patterns()),
                        new FileChooser.ExtensionFilter("All files", "*.*"));
        return path(chooser.showOpenDialog(owner));
    }

    static Optional<Path> save(Window owner, DocumentsViewModel documents) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save the canvas as");
        chooser.setInitialFileName(documents.suggestion(FileNames.PROJECT));
        chooser.getExtensionFilters().addAll(PROJECT, OPEN_RASTER);
        Optional<Path> chosen = path(chooser.showSaveDialog(owner));
        boolean openRaster = chooser.getSelectedExtensionFilter() == OPEN_RASTER;
        return chosen.map(file -> openRaster ? withEnding(file, FileNames.OPEN_RASTER) : file);
    }

    static Optional<Path> export(Window owner, DocumentsViewModel documents) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Export the picture as");
        chooser.setInitialFileName(documents.suggestion("png"));
        chooser.getExtensionFilters().addAll(PICTURES);
        return path(chooser.showSaveDialog(owner));
    }

    /// The suggested name ends like a project; with OpenRaster chosen, that gives way.
    private static Path withEnding(Path file, String ending) {
        String name = FileNames.name(file);
        String bare = name.replaceFirst("\\.(scumble|ora)$", "");
        return file.resolveSibling(bare + "." + ending);
    }

    private static Optional<Path> path(@Nullable File file) {
        return Optional.ofNullable(file).map(File::toPath);
    }
}
