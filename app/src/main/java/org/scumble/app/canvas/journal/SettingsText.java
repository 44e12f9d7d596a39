package org.scumble.app.canvas.journal;

import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.CanvasSettings;
import org.scumble.app.canvas.document.Offset;
import org.scumble.app.store.Json;
import org.scumble.engine.InpaintOptions;
import org.scumble.engine.image.Box;

/// The settings of a canvas as JSON. What another version of the program wrote and this one
/// cannot read begins anew: it is not worth losing a picture for.
final class SettingsText {
    private SettingsText() {}

    static String write(CanvasSettings settings) {
        Box frame = settings.frame();
        Offset offset = settings.offset();
        return Json.write(
                new Stored(
                        settings.prompt(),
                        settings.negativePrompt(),
                        settings.strength(),
                        settings.options(),
                        new Frame(frame.x(), frame.y(), frame.width(), frame.height()),
                        new Moved(offset.dx(), offset.dy())));
    }

    /// The settings in `json`, or those of a new canvas of this size.
    static CanvasSettings read(String json, int width, int height) {
        CanvasSettings initial = CanvasSettings.initial(width, height);
        return Json.read(json, Stored.class).map(it -> it.over(initial)).orElse(initial);
    }

    /// The form in JSON; any part may be missing.
    record Stored(
            @Nullable String prompt,
            @Nullable String negativePrompt,
            @Nullable Double strength,
            @Nullable InpaintOptions options,
            @Nullable Frame frame,
            @Nullable Moved offset) {
        CanvasSettings over(CanvasSettings initial) {
            return new CanvasSettings(
                    prompt == null ? initial.prompt() : prompt,
                    negativePrompt == null ? initial.negativePrompt() : negativePrompt,
                    strength != null && strength >= 0 && strength <= 1
                            ? strength
                            : initial.strength(),
                    options != null && isWhole(options) ? options : initial.options(),
                    frame == null || frame.width < 0 || frame.height < 0
                            ? initial.frame()
                            : new Box(frame.x, frame.y, frame.width, frame.height),
                    offset == null ? initial.offset() : new Offset(offset.dx, offset.dy));
        }

        /// JSON without a word leaves null where the record promises something.
        private static boolean isWhole(InpaintOptions options) {
            return options.infill() != null && options.processing() != null;
        }
    }

    /// A box, in pixels.
    record Frame(int x, int y, int width, int height) {}

    /// A way, in pixels.
    record Moved(int dx, int dy) {}
}
