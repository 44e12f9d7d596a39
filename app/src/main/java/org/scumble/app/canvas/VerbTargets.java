package org.scumble.app.canvas;

import java.util.Optional;
import org.scumble.app.canvas.document.Document;

/// All that verbs could act on in a version of a document.
///
/// @param region the selection if there is one, else the mask inside the frame
/// @param frame as far as it lies on the document
/// @param beyond what of the frame lies beyond the document's border
record VerbTargets(
        Optional<VerbTarget> region, Optional<VerbTarget> frame, Optional<VerbTarget> beyond) {
    /// Looks at all masks, which takes a moment.
    static VerbTargets of(Document document) {
        return new VerbTargets(
                VerbTarget.region(document),
                VerbTarget.frame(document),
                VerbTarget.beyond(document));
    }

    /// What a verb would act on; nothing if there is nothing for it.
    Optional<VerbTarget> of(Verb verb) {
        return switch (verb) {
            case EXPAND -> beyond;
            case VARIATIONS -> frame;
            case FILL, REMOVE, ADD -> region;
            case REFINE -> region.or(() -> frame).filter(target -> !target.blank());
        };
    }
}
