package org.scumble.engine.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EmphasisTest {
    @Test
    void multipliesTokensAndKeepsTheMean() {
        float[] hidden = {1, 2, 3, -1, 0, 4};
        Emphasis.apply(hidden, new float[] {1, 2, 0.5f});
        // weighted: 1 2 6 -2 0 2, whose sum 9 stood at 9 before
        assertThat(hidden).containsExactly(new float[] {1, 2, 6, -2, 0, 2}, within(1e-6f));

        float[] other = {1, 1, 1, 1};
        Emphasis.apply(other, new float[] {3, 1});
        assertThat(other).containsExactly(new float[] {1.5f, 1.5f, 0.5f, 0.5f}, within(1e-6f));
    }

    @Test
    void weightsOfOneChangeNothing() {
        float[] hidden = {0.1f, -0.7f, 12.3f, 1e-8f};
        Emphasis.apply(hidden, new float[] {1, 1});
        assertThat(hidden).containsExactly(0.1f, -0.7f, 12.3f, 1e-8f);
    }

    @Test
    void aMeanOfZeroCannotBeRestored() {
        float[] hidden = {2, 1};
        Emphasis.apply(hidden, new float[] {1, -2});
        assertThat(hidden).containsExactly(2, -2);
    }

    @Test
    void refusesWeightsThatDoNotFit() {
        assertThatThrownBy(() -> Emphasis.apply(new float[5], new float[2]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
