package org.scumble.app.cli;

import java.io.PrintWriter;
import org.scumble.app.ui.Format;
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
            case Working working -> status(line(working));
            case Decoding decoding ->
                    status(picture(decoding.picture(), decoding.pictures()) + "Developing...");
            case Notice notice -> tell(notice.text());
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

    private void tell(String text) {
        clear();
        err.println(text);
        err.flush();
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
        return "%s%s %d/%d  %s"
                .formatted(
                        picture(step.picture(), step.pictures()),
                        bar((double) step.step() / step.steps()),
                        step.step(),
                        step.steps(),
                        Format.left(step.timeLeft()));
    }

    private static String line(Working working) {
        return "%s %s %.0f%%  %s"
                .formatted(
                        working.what(),
                        bar(working.share()),
                        100 * working.share(),
                        Format.left(working.timeLeft()));
    }

    private static String bar(double share) {
        int filled = (int) (WIDTH * share);
        return "[%s%s]".formatted("=".repeat(filled), " ".repeat(WIDTH - filled));
    }

    private static String picture(int picture, int pictures) {
        return pictures == 1 ? "" : "Picture %d of %d ".formatted(picture + 1, pictures);
    }
}
