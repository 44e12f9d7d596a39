package org.scumble.app.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.LoraUse;

/// A LoRA on the command line, `LORA[:WEIGHT[:TEXT_WEIGHT]]`: a file or a name, then its strength
/// in the U-Net and in the text encoders. A lone weight serves both; none is 1.
final class LoraArgument {
    private LoraArgument() {}

    /// @throws org.scumble.engine.EngineException NOT_FOUND if there is no such file or name
    static LoraUse parse(String text) {
        // From the end, since paths may hold colons.
        int last = text.lastIndexOf(':');
        Double lastWeight = weight(text, last, text.length());
        if (lastWeight == null) {
            return use(text, 1, 1);
        }
        int before = text.lastIndexOf(':', last - 1);
        Double firstWeight = weight(text, before, last);
        return firstWeight == null
                ? use(text.substring(0, last), lastWeight, lastWeight)
                : use(text.substring(0, before), firstWeight, lastWeight);
    }

    private static LoraUse use(String lora, double unet, double textEncoder) {
        Path file = EngineMixin.resolveLora(lora);
        return new LoraUse(file.toString(), unet, textEncoder);
    }

    /// The number between a colon and `end`; null if there is none.
    private static @Nullable Double weight(String text, int colon, int end) {
        if (colon < 1) {
            return null;
        }
        try {
            double value = Double.parseDouble(text.substring(colon + 1, end));
            return Double.isFinite(value) ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
