package org.scumble.painter.scene;

/// The place a scene is set in.
public enum Setting {
    HILL,
    MEADOW,
    BEACH,
    SEA,
    LAKE,
    DESERT,
    FOREST,
    MOUNTAINS,
    STREET,
    SNOWFIELD
}
