package org.scumble.app.canvas.file;

import java.util.List;
import org.scumble.app.canvas.document.Document;

/// What was read from a file.
///
/// @param document the canvas
/// @param warnings sentences for the artist: what the file has that the canvas has not, and what
///     came of it; empty if the canvas shows all there is
public record Opened(Document document, List<String> warnings) {
    public Opened {
        warnings = List.copyOf(warnings);
    }
}
