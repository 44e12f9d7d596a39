package org.scumble.app.canvas;

import org.scumble.engine.image.Box;
import org.scumble.engine.image.Raster;

/// A picture that lies over the canvas and is no part of it yet.
///
/// @param area in pixels of the document; may reach beyond it
/// @param image of any size, scaled to the area; straight alpha
record Placed(Box area, Raster image) {}
