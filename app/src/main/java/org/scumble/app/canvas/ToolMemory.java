package org.scumble.app.canvas;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.scumble.app.canvas.paint.Brush;
import org.scumble.app.canvas.tool.ToolKind;
import org.scumble.app.settings.ToolSettings;

/// Brushes and colours from one day to the next.
final class ToolMemory {
    private static final int NUMBERS = 5;

    private ToolMemory() {}

    static ToolSettings of(BrushViewModel brushes, ColoursViewModel colours) {
        Map<String, List<Double>> numbers = new TreeMap<>();
        brushes.all()
                .forEach(
                        (kind, brush) ->
                                numbers.put(
                                        kind.name(),
                                        List.of(
                                                brush.size(),
                                                brush.hardness(),
                                                brush.opacity(),
                                                brush.spacing(),
                                                brush.smoothing())));
        return new ToolSettings(
                numbers,
                colours.foregroundProperty().get(),
                colours.backgroundProperty().get(),
                colours.recent());
    }

    static void restore(ToolSettings remembered, BrushViewModel brushes, ColoursViewModel colours) {
        Map<ToolKind, Brush> restored = new EnumMap<>(ToolKind.class);
        for (ToolKind kind : ToolKind.values()) {
            List<Double> numbers = remembered.brushes().get(kind.name());
            if (numbers != null && numbers.size() == NUMBERS) {
                restored.put(
                        kind,
                        new Brush(
                                numbers.get(0),
                                numbers.get(1),
                                numbers.get(2),
                                numbers.get(3),
                                numbers.get(4),
                                false,
                                false));
            }
        }
        brushes.restore(restored);
        colours.restore(remembered.foreground(), remembered.background(), remembered.recent());
    }
}
