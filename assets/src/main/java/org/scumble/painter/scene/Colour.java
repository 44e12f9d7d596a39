package org.scumble.painter.scene;

/// The colours a figure is named by.
public enum Colour {
    RED,
    ORANGE,
    YELLOW,
    GREEN,
    BLUE,
    PURPLE,
    PINK,
    BROWN,
    WHITE,
    BLACK,
    GREY
}
