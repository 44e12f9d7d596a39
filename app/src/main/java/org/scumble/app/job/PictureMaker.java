package org.scumble.app.job;

import java.util.List;
import org.scumble.engine.Cancellation;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationResult;
import org.scumble.engine.Progress;

/// Makes pictures from a request; the engine does.
@FunctionalInterface
public interface PictureMaker {
    List<GenerationResult> generate(
            GenerationRequest request, Progress progress, Cancellation cancellation);
}
