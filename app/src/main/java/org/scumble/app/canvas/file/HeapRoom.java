package org.scumble.app.canvas.file;

import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;

/// Asks for memory before it is taken: a picture too large for this computer is refused in words,
/// and nothing that is open is lost.
final class HeapRoom {
    private HeapRoom() {}

    /// Makes sure that `bytes` more fit into the heap.
    ///
    /// @param what the picture or layer that needs them, as in "not enough memory for the layer"
    /// @throws EngineException of reason OUT_OF_MEMORY if they do not
    static void require(String what, long bytes) {
        if (bytes > free()) {
            // What is no longer used counts as taken until it is collected.
            System.gc();
            if (bytes > free()) {
                throw new EngineException(
                        Reason.OUT_OF_MEMORY,
                        "There is not enough memory for %s: it needs %d MB, and %d MB are free. Close other pictures, or choose a smaller one."
                                .formatted(what, (bytes >> 20) + 1, free() >> 20));
            }
        }
    }

    private static long free() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    }
}
