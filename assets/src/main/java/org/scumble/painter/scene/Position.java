package org.scumble.painter.scene;

/// Where a figure is across the picture.
public enum Position {
    LEFT,
    CENTRE,
    RIGHT
}
