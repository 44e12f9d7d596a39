package org.scumble.painter.scene;

/// How large a figure is for the number of figures in its scene.
public enum Size {
    SMALL,
    MEDIUM,
    LARGE
}
