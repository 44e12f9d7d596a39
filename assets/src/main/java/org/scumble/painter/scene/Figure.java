package org.scumble.painter.scene;

/// One object of a scene.
public record Figure(Kind kind, Colour colour, Size size, Position position) {}
