package org.scumble.app.cli;

import java.nio.file.Path;

/// What the doctor found in one place.
///
/// @param text in plain words; what is not well comes with what to do about it
record Finding(Level level, String name, String text) {
    private static final long GIGABYTE = 1L << 30;
    private static final long ENOUGH_MEMORY = 7 * GIGABYTE; // what the system leaves of 8 GB

    /// How a finding bears on the work.
    enum Level {
        GOOD(" "),

        /// Scumble works, but not for everything, or not for long.
        WARNING("!"),

        /// Something does not work.
        FAILURE("x");

        private final String mark;

        Level(String mark) {
            this.mark = mark;
        }

        /// What stands before the line.
        String mark() {
            return mark;
        }
    }

    static Finding good(String name, String text) {
        return new Finding(Level.GOOD, name, text);
    }

    private static Finding warning(String name, String text, String advice) {
        return new Finding(Level.WARNING, name, text + ". " + advice);
    }

    static Finding failure(String name, String text) {
        return new Finding(Level.FAILURE, name, text);
    }

    static Finding memory(long total, long free) {
        String text = "%s in all, %s free".formatted(gigabytes(total), gigabytes(free));
        return total >= ENOUGH_MEMORY
                ? good("Memory", text)
                : warning(
                        "Memory",
                        text + ", enough for the starter model",
                        "Stable Diffusion models want 8 GB or more.");
    }

    /// A folder that can be written.
    ///
    /// @param free bytes left on its disk
    static Finding folder(String name, Path folder, long free) {
        String text = "%s (%s free)".formatted(folder, gigabytes(free));
        return free >= GIGABYTE
                ? good(name, text)
                : warning(
                        name,
                        text,
                        "Make room there, or set SCUMBLE_HOME to a folder on another disk.");
    }

    /// As it is printed.
    String line() {
        return "%s %-18s %s".formatted(level.mark(), name, text);
    }

    private static String gigabytes(long bytes) {
        return "%.1f GB".formatted(bytes / (double) GIGABYTE);
    }
}
