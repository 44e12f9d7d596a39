package org.scumble.app.canvas;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleDoubleProperty;
import org.scumble.app.canvas.paint.Brush;
import org.scumble.app.canvas.tool.ToolKind;

/// The brush of the tool in the hand. Brush and eraser have one each, the mask tools share theirs.
public final class BrushViewModel {
    private static final double FIRST_SIZE = 24;
    private static final double FIRST_HARDNESS = 0.8;
    private static final double FIRST_MASK_SIZE = 48;
    private static final double FIRST_SMOOTHING = 0.15;

    /// A key changes the size by this share, but by a pixel at least.
    private static final double STEP = 0.15;

    private final Map<ToolKind, Brush> brushes = new EnumMap<>(ToolKind.class);
    private final DoubleProperty size = new SimpleDoubleProperty();
    private final DoubleProperty hardness = new SimpleDoubleProperty();
    private final DoubleProperty opacity = new SimpleDoubleProperty();
    private final DoubleProperty spacing = new SimpleDoubleProperty();
    private final DoubleProperty smoothing = new SimpleDoubleProperty();
    private ToolKind kind = ToolKind.BRUSH;
    private boolean filling;

    BrushViewModel() {
        Brush first = Brush.round(FIRST_SIZE, FIRST_HARDNESS).withSmoothing(FIRST_SMOOTHING);
        brushes.put(ToolKind.BRUSH, first);
        brushes.put(ToolKind.ERASER, first.withSize(FIRST_MASK_SIZE));
        brushes.put(ToolKind.MASK_BRUSH, Brush.round(FIRST_MASK_SIZE, FIRST_HARDNESS));
        fill();
        for (Property<?> part : List.<Property<?>>of(size, hardness, opacity, spacing, smoothing)) {
            part.addListener((property, before, now) -> keep());
        }
    }

    /// In pixels.
    public DoubleProperty sizeProperty() {
        return size;
    }

    /// 0 to 1.
    public DoubleProperty hardnessProperty() {
        return hardness;
    }

    /// 0 to 1.
    public DoubleProperty opacityProperty() {
        return opacity;
    }

    /// As a share of the size.
    public DoubleProperty spacingProperty() {
        return spacing;
    }

    /// 0 to 1.
    public DoubleProperty smoothingProperty() {
        return smoothing;
    }

    public Brush brush() {
        return brush(kind);
    }

    private Brush brush(ToolKind of) {
        return brushes.getOrDefault(owner(of), Brush.round(FIRST_SIZE, FIRST_HARDNESS));
    }

    /// All brushes, to be remembered.
    Map<ToolKind, Brush> all() {
        return Map.copyOf(brushes);
    }

    void restore(Map<ToolKind, Brush> remembered) {
        brushes.putAll(remembered);
        fill();
    }

    void take(ToolKind now) {
        if (now.hasBrush()) {
            kind = now;
            fill();
        }
    }

    public void larger() {
        size.set(Math.min(Brush.MAX_SIZE, size.get() + Math.max(1, Math.rint(size.get() * STEP))));
    }

    public void smaller() {
        size.set(Math.max(Brush.MIN_SIZE, size.get() - Math.max(1, Math.rint(size.get() * STEP))));
    }

    private static ToolKind owner(ToolKind kind) {
        return kind.isForMasks() ? ToolKind.MASK_BRUSH : kind;
    }

    private void fill() {
        filling = true;
        Brush brush = brush(kind);
        size.set(brush.size());
        hardness.set(brush.hardness());
        opacity.set(brush.opacity());
        spacing.set(brush.spacing());
        smoothing.set(brush.smoothing());
        filling = false;
    }

    private void keep() {
        if (!filling) {
            brushes.put(
                    owner(kind),
                    new Brush(
                            size.get(),
                            hardness.get(),
                            opacity.get(),
                            spacing.get(),
                            smoothing.get(),
                            false,
                            false));
        }
    }
}
