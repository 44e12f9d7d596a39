package org.scumble.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.scumble.engine.Progress;
import org.scumble.engine.image.Raster;

class ProgressBarTest {
    private final StringWriter screen = new StringWriter();

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
    void workOnFilesShowsItsShare() {
        ProgressBar bar = new ProgressBar(new PrintWriter(screen), true);

        bar.on(new Progress.Working("Merging", 0.25, Duration.ofSeconds(5)));

        assertThat(screen.toString())
                .contains("Merging [=======                     ] 25%  5 s left");
    }

    @Test
    void aLogFileShowsWhatStaysTrueAlone() {
        ProgressBar bar = new ProgressBar(new PrintWriter(screen), false);

        bar.on(step(1));
        bar.on(new Progress.Notice("A word is not known."));
        bar.clear();

        assertThat(screen.toString()).isEqualTo("A word is not known." + System.lineSeparator());
    }

    private static Progress.Step step(int done) {
        return new Progress.Step(1, 3, done, 4, Duration.ofSeconds(5), () -> Raster.blank(1, 1));
    }
}
