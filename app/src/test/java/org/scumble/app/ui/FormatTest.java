package org.scumble.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {
    @ParameterizedTest
    @CsvSource({
        "-1, 1 s left",
        "0.4, 1 s left",
        "42, 42 s left",
        "59.4, 59 s left",
        "59.6, 1 min left",
        "190, 3 min left",
        "3599, 1 h 0 min left",
        "3900, 1 h 5 min left"
    })
    void timeLeftIsNoFinerThanAnEstimate(double seconds, String words) {
        assertThat(Format.left(Duration.ofMillis(Math.round(seconds * 1000)))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "0.8, 0.8", "-0.05, -0.05", "0.12345, 0.123", "12, 12"})
    void weightsAreAsShortAsTheyCanBe(double weight, String words) {
        assertThat(Format.weight(weight)).isEqualTo(words);
    }
}
