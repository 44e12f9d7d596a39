package org.scumble.app.cli;

import org.scumble.engine.EngineException.Reason;

/// What the process says to a script. The numbers are part of the interface and never change.
final class ExitCode {
    static final int OK = 0;
    static final int INTERNAL = 1;
    static final int USAGE = 2;

    /// As a shell reports an interrupted program.
    static final int INTERRUPTED = 130;

    private ExitCode() {}

    static int of(Reason reason) {
        return switch (reason) {
            case INTERNAL -> INTERNAL;
            case BAD_REQUEST -> USAGE;
            case NOT_FOUND -> 3;
            case BAD_FILE -> 4;
            case UNSUPPORTED -> 5;
            case CANNOT_WRITE -> 6;
            case OUT_OF_MEMORY -> 7;
            case CANCELLED -> INTERRUPTED;
        };
    }
}
