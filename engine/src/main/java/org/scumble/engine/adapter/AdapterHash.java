package org.scumble.engine.adapter;

import java.nio.file.Path;
import org.scumble.engine.weights.FileHash;

/// The name by which programs know an adapter wherever it lies: AUTOMATIC1111's "Lora hash".
public final class AdapterHash {
    private static final int DIGITS = 12;

    private AdapterHash() {}

    /// The first 12 hexadecimal digits of the SHA-256 of all that follows the header. Reads the
    /// whole file.
    ///
    /// @throws org.scumble.engine.EngineException if it cannot be read or is no safetensors file
    public static String of(Path file) {
        return FileHash.sha256OfTensors(file).substring(0, DIGITS);
    }
}
