package org.scumble.app.canvas.paint;

/// What a brush leaves behind.
public sealed interface Paint {
    /// A colour. On a mask layer its brightness counts: white replaces, black keeps.
    ///
    /// @param argb straight alpha, which thins the stroke
    record Colour(int argb) implements Paint {}

    /// Transparency; on a mask layer, nothing to replace.
    record Erase() implements Paint {}

    /// A value of a mask, for mask layers only.
    ///
    /// @param value 0 keeps, 255 replaces
    record MaskPaint(int value) implements Paint {}
}
