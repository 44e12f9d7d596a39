package org.scumble.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.scumble.engine.prompt.PromptSchedule;
import org.scumble.engine.prompt.PromptSchedule.Segment;
import org.scumble.engine.prompt.WeightedPrompt;
import org.scumble.engine.stage.Conditioning;

class ConditioningPlanTest {
    private static final WeightedPrompt WORDS = new WeightedPrompt(List.of(), 0);
    private static final Conditioning FIRST = new Conditioning(new float[] {1}, 1, 1, null);
    private static final Conditioning SECOND = new Conditioning(new float[] {2}, 1, 1, null);

    @Test
    void aPartHoldsUntilItsStepAndTheLastToTheEnd() {
        PromptSchedule schedule =
                new PromptSchedule(List.of(new Segment(1, WORDS), new Segment(3, WORDS)));
        ConditioningPlan plan = new ConditioningPlan(schedule, List.of(FIRST, SECOND));

        assertThat(plan.at(0)).isSameAs(FIRST);
        assertThat(plan.at(1)).isSameAs(FIRST);
        assertThat(plan.at(2)).isSameAs(SECOND);
        assertThat(plan.at(3)).isSameAs(SECOND);
        assertThat(plan.at(9)).isSameAs(SECOND);
    }
}
