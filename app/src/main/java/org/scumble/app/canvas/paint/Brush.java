package org.scumble.app.canvas.paint;

/// A round brush.
///
/// @param size the diameter in pixels, 1 to 1000
/// @param hardness 1 for an edge that is only anti-aliased, 0 for one that fades from the centre
/// @param opacity of the whole stroke, 0 to 1: however often it crosses itself, it gets no denser
/// @param spacing the way from one dab to the next as a share of the size, 0.01 to 1
/// @param smoothing 0 follows the hand exactly; 1 trails [#TRAIL] pixels behind it, which takes out
///     a tremor
/// @param pressureSize whether a pen's pressure scales the size
/// @param pressureOpacity whether a pen's pressure scales the opacity
public record Brush(
        double size,
        double hardness,
        double opacity,
        double spacing,
        double smoothing,
        boolean pressureSize,
        boolean pressureOpacity) {
    public static final double MIN_SIZE = 1;
    public static final double MAX_SIZE = 1000;
    public static final double MIN_SPACING = 0.01;
    public static final double DEFAULT_SPACING = 0.1;

    /// How far full smoothing lets the brush trail behind the hand, in pixels.
    public static final double TRAIL = 60;

    public Brush {
        size = Math.clamp(size, MIN_SIZE, MAX_SIZE);
        hardness = Math.clamp(hardness, 0, 1);
        opacity = Math.clamp(opacity, 0, 1);
        spacing = Math.clamp(spacing, MIN_SPACING, 1);
        smoothing = Math.clamp(smoothing, 0, 1);
    }

    /// An opaque brush that follows the hand and ignores pressure.
    public static Brush round(double size, double hardness) {
        return new Brush(size, hardness, 1, DEFAULT_SPACING, 0, false, false);
    }

    public Brush withSize(double newSize) {
        return new Brush(
                newSize, hardness, opacity, spacing, smoothing, pressureSize, pressureOpacity);
    }

    public Brush withHardness(double newHardness) {
        return new Brush(
                size, newHardness, opacity, spacing, smoothing, pressureSize, pressureOpacity);
    }

    public Brush withOpacity(double newOpacity) {
        return new Brush(
                size, hardness, newOpacity, spacing, smoothing, pressureSize, pressureOpacity);
    }

    public Brush withSpacing(double newSpacing) {
        return new Brush(
                size, hardness, opacity, newSpacing, smoothing, pressureSize, pressureOpacity);
    }

    public Brush withSmoothing(double newSmoothing) {
        return new Brush(
                size, hardness, opacity, spacing, newSmoothing, pressureSize, pressureOpacity);
    }

    public Brush withPressure(boolean scalesSize, boolean scalesOpacity) {
        return new Brush(size, hardness, opacity, spacing, smoothing, scalesSize, scalesOpacity);
    }

    /// The diameter under a pressure of 0 to 1, never below a pixel.
    double sizeAt(double pressure) {
        return pressureSize ? Math.max(MIN_SIZE, size * pressure) : size;
    }

    /// The share of [#opacity] that a pressure of 0 to 1 reaches.
    double strengthAt(double pressure) {
        return pressureOpacity ? pressure : 1;
    }
}
