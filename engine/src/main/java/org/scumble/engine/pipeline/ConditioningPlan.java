package org.scumble.engine.pipeline;

import java.util.List;
import org.scumble.engine.stage.Conditioning;

/// What a prompt says at each step: prompt editing changes it on the way.
///
/// @param parts in the order of steps; the last one holds until the end
record ConditioningPlan(List<Part> parts) {
    /// @param untilStep the last step, from 0, that this conditioning holds for
    record Part(int untilStep, Conditioning conditioning) {}

    /// The conditioning of a step, from 0.
    Conditioning at(int step) {
        for (Part part : parts) {
            if (step <= part.untilStep) {
                return part.conditioning;
            }
        }
        return parts.getLast().conditioning;
    }
}
