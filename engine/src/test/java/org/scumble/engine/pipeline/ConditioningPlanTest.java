package org.scumble.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.scumble.engine.stage.Conditioning;

class ConditioningPlanTest {
    private static final Conditioning FIRST = new Conditioning(new float[] {1}, 1, 1, null);
    private static final Conditioning SECOND = new Conditioning(new float[] {2}, 1, 1, null);

    @Test
    void aPartHoldsUntilItsStepAndTheLastToTheEnd() {
        ConditioningPlan plan =
                new ConditioningPlan(
                        List.of(
                                new ConditioningPlan.Part(1, FIRST),
                                new ConditioningPlan.Part(3, SECOND)));

        assertThat(plan.at(0)).isSameAs(FIRST);
        assertThat(plan.at(1)).isSameAs(FIRST);
        assertThat(plan.at(2)).isSameAs(SECOND);
        assertThat(plan.at(3)).isSameAs(SECOND);
        assertThat(plan.at(9)).isSameAs(SECOND);
    }
}
