package org.scumble.app.canvas;

import org.scumble.app.canvas.staging.Origin;
import org.scumble.engine.GenerationRequest;

/// A verb as the queue takes it.
///
/// @param request its picture and mask are on the disk
/// @param origin where its result belongs
record VerbRequest(GenerationRequest request, Origin origin) {}
