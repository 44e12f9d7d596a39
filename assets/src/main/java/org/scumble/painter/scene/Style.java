package org.scumble.painter.scene;

/// The technique a scene is painted in.
public enum Style {
    FLAT,
    WATERCOLOUR,
    LINE_ART,
    PIXEL
}
