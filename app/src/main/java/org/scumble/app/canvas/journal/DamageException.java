package org.scumble.app.canvas.journal;

/// Bytes of a journal that cannot be what was written there. The message says what is wrong.
final class DamageException extends Exception {
    private static final long serialVersionUID = 1L;

    DamageException(String message) {
        super(message);
    }

    DamageException(String message, Throwable cause) {
        super(message, cause);
    }
}
