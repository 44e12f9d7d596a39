package org.scumble.app.canvas;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What is told of the document on the canvas.
///
/// @param target the file it is saved to; null if it never was
/// @param saved whether that file has the present version; of one never saved, whether it is
///     untouched
public record DocumentInfo(String name, @Nullable Path target, boolean saved) {
    static final DocumentInfo NONE = new DocumentInfo("", null, true);
}
