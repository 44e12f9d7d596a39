package org.scumble.app.canvas.paint;

/// How text looks.
///
/// @param family a font's name; an unknown one gives the system's sans serif
/// @param size of the letters in pixels
/// @param argb straight alpha
public record TextStyle(String family, double size, int argb, boolean bold, boolean italic) {}
