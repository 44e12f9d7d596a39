package org.scumble.app.canvas;

import org.scumble.app.canvas.document.Offset;
import org.scumble.app.canvas.staging.Candidate;
import org.scumble.engine.image.Box;

/// A candidate on the present document, which may have been extended or cropped since.
///
/// @param offset how far the document has moved since it was begun
record Staged(Candidate candidate, Offset offset) {
    /// Where it lies, in pixels of the document.
    Box area() {
        return offset.now(candidate.area());
    }

    /// Whether it is that candidate, wherever it lies.
    boolean isOf(Candidate other) {
        return candidate.file().equals(other.file());
    }
}
