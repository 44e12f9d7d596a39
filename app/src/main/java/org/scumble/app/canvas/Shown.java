package org.scumble.app.canvas;

import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.engine.image.Box;

/// What is to be seen on the canvas.
///
/// @param live where it differs from what was shown before, while a stroke goes on whose pixels
///     change under one's hands; null if they do not
public record Shown(Document document, @Nullable Box live) {}
