package org.scumble.engine.pipeline;

import java.util.List;
import org.scumble.engine.prompt.PromptSchedule;
import org.scumble.engine.stage.Conditioning;

/// What a prompt says at each step: prompt editing changes it on the way.
///
/// @param schedule when each part holds
/// @param parts one a segment of the schedule
record ConditioningPlan(PromptSchedule schedule, List<Conditioning> parts) {
    /// The conditioning of a step, from 0.
    Conditioning at(int step) {
        return parts.get(schedule.segmentAt(step));
    }
}
