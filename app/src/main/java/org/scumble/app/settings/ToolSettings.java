package org.scumble.app.settings;

import java.util.List;
import java.util.Map;

/// What the artist last painted with.
///
/// @param brushes size, hardness, opacity, spacing and smoothing, by the tool's name
/// @param foreground 0xAARRGGBB
/// @param background likewise
/// @param recent colours painted with lately, the newest first
public record ToolSettings(
        Map<String, List<Double>> brushes, int foreground, int background, List<Integer> recent) {
    public ToolSettings {
        brushes = Map.copyOf(brushes);
        recent = List.copyOf(recent);
    }
}
