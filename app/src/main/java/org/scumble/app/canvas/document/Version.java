package org.scumble.app.canvas.document;

/// A document as it was after one step.
///
/// @param number of the operation that made it; grows along a history
/// @param name what was done, for "Undo ..."
/// @param document everything on the canvas
public record Version(long number, String name, Document document) {}
