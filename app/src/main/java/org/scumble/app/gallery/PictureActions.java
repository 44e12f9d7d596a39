package org.scumble.app.gallery;

import java.nio.file.Path;
import org.scumble.engine.GenerationRequest;

/// What can be done with a picture beyond the gallery.
public interface PictureActions {
    /// Fills the form with what made it.
    void useSettings(GenerationRequest request);

    /// Starts a new picture from it.
    void startFrom(Path file);

    /// Puts it on the easel.
    void open(Picture picture);

    /// Puts it on the clipboard.
    void copy(Picture picture);

    /// Shows its file in the system's file manager.
    void reveal(Path file);
}
