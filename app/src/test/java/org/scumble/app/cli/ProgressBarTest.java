package org.scumble.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scumble.engine.Progress;
import org.scumble.engine.image.Raster;

class ProgressBarTest {
    private final StringWriter screen = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        "-1, 0 s",
        "0.4, 0 s",
        "42, 42 s",
        "59.6, 1 min 0 s",
        "190, 3 min 10 s",
        "3900, 1 h 5 min"
    })
    void durationsAreSpoken(double seconds, String words) {
        assertThat(ProgressBar.spoken(Duration.ofMillis(Math.round(seconds * 1000))))
                .isEqualTo(words);
    }

    @Test
    void aTerminalShowsOneLineAndIsLeftClean() {
        ProgressBar bar = new ProgressBar(new PrintWriter(screen), true);

        bar.on(new Progress.Preparing("Opening the model"));
        bar.on(step(1));
        bar.clear();

        assertThat(screen.toString())
                .contains("Opening the model...")
                .contains("Picture 2 of 3 [=======                     ] 1/4  5 s left")
                .doesNotContain("\n")
                .endsWith(" \r");
    }

    @Test
    void aLogFileShowsNoBar() {
        ProgressBar bar = new ProgressBar(new PrintWriter(screen), false);

        bar.on(step(1));
        bar.clear();

        assertThat(screen.toString()).isEmpty();
    }

    private static Progress.Step step(int done) {
        return new Progress.Step(1, 3, done, 4, Duration.ofSeconds(5), () -> Raster.blank(1, 1));
    }
}
