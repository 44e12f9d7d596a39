package org.scumble.app.canvas.staging;

import java.util.Optional;
import org.scumble.app.store.Json;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationRequest.ImageToImage;
import org.scumble.engine.GenerationRequest.Inpaint;
import org.scumble.engine.GenerationRequest.Outpaint;
import org.scumble.engine.GenerationRequest.TextToImage;
import org.scumble.engine.image.Box;

/// Who asked for a job: a canvas, and where on it the request's picture lies.
///
/// @param document the working document's id, fit to be part of a file name
/// @param region of the picture that the request starts from, in pixels of the canvas as it was
///     begun: see [org.scumble.app.canvas.document.Offset]
public record Origin(String document, Box region) {
    /// As [org.scumble.app.job.Job#origin] keeps it.
    public String text() {
        return Json.write(this);
    }

    /// Reads what [#text] wrote; nothing if it is another version's.
    public static Optional<Origin> parse(String text) {
        return Json.read(text, Origin.class);
    }

    /// Where something lies on the canvas as it was begun.
    ///
    /// @param area in the picture that the request makes
    Box place(GenerationRequest request, Box area) {
        Box there = area.moved(region.x(), region.y());
        return switch (request) {
            case TextToImage _, ImageToImage _, Inpaint _ -> there;
            // The finished picture begins that much before the one it extends.
            case Outpaint outpaint -> there.moved(-outpaint.left(), -outpaint.top());
        };
    }
}
