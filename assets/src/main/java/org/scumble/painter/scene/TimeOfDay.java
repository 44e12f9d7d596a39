package org.scumble.painter.scene;

/// The time of day of a scene.
public enum TimeOfDay {
    DAWN,
    DAY,
    SUNSET,
    NIGHT
}
