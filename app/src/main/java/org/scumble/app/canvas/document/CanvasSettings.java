package org.scumble.app.canvas.document;

import org.scumble.engine.InpaintOptions;
import org.scumble.engine.image.Box;

/// What the artist asked for on this canvas, and where; undone and redone with it.
///
/// @param prompt what to paint
/// @param negativePrompt what not to paint
/// @param strength how far the picture may move from what is there, 0 to 1
/// @param options how repainting meets its surroundings
/// @param frame the part of the canvas that is worked on, in pixels; may stick out
/// @param offset how far the canvas has moved under what was asked for earlier
public record CanvasSettings(
        String prompt,
        String negativePrompt,
        double strength,
        InpaintOptions options,
        Box frame,
        Offset offset) {
    private static final double USUAL_STRENGTH = 0.75;

    /// What a new canvas of this size begins with.
    public static CanvasSettings initial(int width, int height) {
        return new CanvasSettings(
                "", "", USUAL_STRENGTH, InpaintOptions.AUTO, Box.of(width, height), Offset.NONE);
    }

    public CanvasSettings withPrompt(String to) {
        return new CanvasSettings(to, negativePrompt, strength, options, frame, offset);
    }

    public CanvasSettings withNegativePrompt(String to) {
        return new CanvasSettings(prompt, to, strength, options, frame, offset);
    }

    public CanvasSettings withStrength(double to) {
        return new CanvasSettings(prompt, negativePrompt, to, options, frame, offset);
    }

    public CanvasSettings withOptions(InpaintOptions to) {
        return new CanvasSettings(prompt, negativePrompt, strength, to, frame, offset);
    }

    public CanvasSettings withFrame(Box to) {
        return new CanvasSettings(prompt, negativePrompt, strength, options, to, offset);
    }

    public CanvasSettings withOffset(Offset to) {
        return new CanvasSettings(prompt, negativePrompt, strength, options, frame, to);
    }
}
