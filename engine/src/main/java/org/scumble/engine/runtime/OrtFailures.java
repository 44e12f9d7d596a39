package org.scumble.engine.runtime;

import ai.onnxruntime.OrtException;
import java.util.Locale;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;

/// ONNX Runtime's errors in the artist's words. It reports them as text, so text is what is read.
final class OrtFailures {
    private OrtFailures() {}

    static EngineException explain(OrtException e) {
        String message = String.valueOf(e.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("allocate memory")
                || lower.contains("bad_alloc")
                || lower.contains("bad allocation")
                || lower.contains("out of memory")) {
            return new EngineException(
                    Reason.OUT_OF_MEMORY,
                    "There is not enough memory for this picture. Choose a smaller size, or close"
                            + " other programs and try again.",
                    e);
        }
        return new EngineException(
                Reason.INTERNAL,
                "The computation failed inside ONNX Runtime: "
                        + message
                        + " Try again; if it happens again, please report it with this text.",
                e);
    }
}
