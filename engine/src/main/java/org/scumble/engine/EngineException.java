package org.scumble.engine;

/// An error the user can understand and act on. The message says what happened, why, and what to
/// do about it; the [Reason] lets a program tell the cases apart.
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    public EngineException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public EngineException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /// Why the engine refused or gave up.
    public enum Reason {
        /// A file is damaged, truncated, hostile, or not what it claims to be.
        BAD_FILE,
        /// A file or folder does not exist or cannot be read.
        NOT_FOUND,
        /// The file is sound but of a kind the engine does not run.
        UNSUPPORTED,
        /// A value in the request is impossible: a size, a sampler name, a strength.
        BAD_REQUEST,
        /// A result could not be written: read-only or full.
        CANNOT_WRITE,
        /// The device ran out of memory.
        OUT_OF_MEMORY,
        /// The run was cancelled on request.
        CANCELLED,
        /// The runtime failed in a way the engine does not know.
        INTERNAL
    }
}
