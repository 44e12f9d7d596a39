package org.scumble.app.canvas.file;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.CanvasSettings;
import org.scumble.app.canvas.document.Offset;
import org.scumble.app.store.Json;
import org.scumble.engine.InpaintOptions;

/// What our OpenRaster files hold beyond what OpenRaster knows, as JSON.
///
/// @param canvas what the artist asked for
/// @param selection where the picture of the selection belongs; null if all is selected
record OraSettings(CanvasSettings canvas, @Nullable Place selection) {
    static final String ENTRY = "scumble/settings.json";
    static final String SELECTION_ENTRY = "scumble/selection.png";

    /// The namespace of our attributes in the list of layers.
    static final String NAMESPACE = "urn:scumble:openraster";

    /// The upper left corner of a picture on the canvas.
    record Place(int x, int y) {}

    String json() {
        return Json.write(this);
    }

    /// The settings in `json`, or nothing if they cannot be what a canvas was saved with.
    static Optional<OraSettings> read(String json) {
        return Json.read(json, OraSettings.class)
                .filter(settings -> isWhole(settings.canvas))
                .map(OraSettings::begun);
    }

    /// Nothing was asked for earlier on a canvas that begins with this file.
    private OraSettings begun() {
        return new OraSettings(canvas.withOffset(Offset.NONE), selection);
    }

    /// JSON leaves out what it likes, and our records do not expect it to.
    private static boolean isWhole(@Nullable CanvasSettings canvas) {
        return canvas != null
                && canvas.prompt() != null
                && canvas.negativePrompt() != null
                && canvas.strength() >= 0
                && canvas.strength() <= 1
                && canvas.frame() != null
                && isWhole(canvas.options());
    }

    private static boolean isWhole(@Nullable InpaintOptions options) {
        return options != null && options.infill() != null && options.processing() != null;
    }
}
