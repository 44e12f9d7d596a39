package org.scumble.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;

class RankChoiceTest {
    /// Their squares are 16, 9, 4 and 1: together 30.
    private static final double[] VALUES = {4, 3, 2, 1};

    @Test
    void aFixedRankIsThatOfTheLayerAtMost() {
        assertThat(RankChoice.fixed(2).rank(VALUES, 30)).isEqualTo(2);
        assertThat(RankChoice.fixed(9).rank(VALUES, 30)).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 1", "0.53, 1", "0.54, 2", "0.83, 2", "0.84, 3", "0.97, 4"})
    void aShareOfTheEnergyTakesAsManyRanksAsItNeeds(double energy, int rank) {
        assertThat(new RankChoice(9, energy).rank(VALUES, 30)).isEqualTo(rank);
        assertThat(new RankChoice(2, energy).rank(VALUES, 30)).isEqualTo(Math.min(rank, 2));
    }

    @Test
    void aLayerOfZerosHasARankAllTheSame() {
        assertThat(new RankChoice(9, 0.9).rank(new double[3], 0)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.5", "-1, 1", "4, 0", "4, 1.1", "4, NaN"})
    void refusesTheImpossible(int most, double energy) {
        assertThatThrownBy(() -> new RankChoice(most, energy))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("choose")
                .extracting("reason")
                .isEqualTo(Reason.BAD_REQUEST);
    }
}
