package org.scumble.app.canvas;

import org.scumble.app.canvas.staging.Candidate;
import org.scumble.engine.image.Box;

/// A candidate and where it lies on the present document, which may have been extended or cropped
/// since.
record Staged(Candidate candidate, Box area) {
    Staged moved(int dx, int dy) {
        return new Staged(candidate, area.moved(dx, dy));
    }

    /// Whether it is that candidate, wherever it lies.
    boolean isOf(Candidate other) {
        return candidate.file().equals(other.file());
    }
}
