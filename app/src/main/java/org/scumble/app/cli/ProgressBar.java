package org.scumble.app.cli;

import java.io.PrintWriter;
import java.time.Duration;
import org.scumble.engine.Progress;

/// Progress in one line of the terminal, rewritten in place; in a log file, only what matters.
final class ProgressBar implements Progress {
    private static final int WIDTH = 28;

    private final PrintWriter err;
    private final boolean terminal;
    private int lastLength;

    /// @param terminal whether `err` is a terminal, where a line can be rewritten
    ProgressBar(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    @Override
    public void on(Event event) {
        switch (event) {
            case Preparing preparing -> status(preparing.what() + "...");
            case Step step -> status(line(step));
            case Decoding decoding ->
                    status(picture(decoding.picture(), decoding.pictures()) + "Developing...");
            case Finished ignored -> clear();
        }
    }

    /// Removes the bar, so that what comes next starts on a clean line.
    void clear() {
        if (terminal && lastLength > 0) {
            err.print("\r" + " ".repeat(lastLength) + "\r");
            err.flush();
            lastLength = 0;
        }
    }

    private void status(String line) {
        if (!terminal) {
            return;
        }
        err.print("\r" + line + " ".repeat(Math.max(0, lastLength - line.length())));
        err.flush();
        lastLength = line.length();
    }

    private static String line(Step step) {
        int filled = WIDTH * step.step() / step.steps();
        return "%s[%s%s] %d/%d  %s left"
                .formatted(
                        picture(step.picture(), step.pictures()),
                        "=".repeat(filled),
                        " ".repeat(WIDTH - filled),
                        step.step(),
                        step.steps(),
                        spoken(step.timeLeft()));
    }

    private static String picture(int picture, int pictures) {
        return pictures == 1 ? "" : "Picture %d of %d ".formatted(picture + 1, pictures);
    }

    /// A duration as people say it: `42 s`, `3 min 10 s`, `1 h 5 min`.
    static String spoken(Duration duration) {
        long seconds = Math.max(0, Math.round(duration.toMillis() / 1000.0));
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }
}
