package org.scumble.app.settings;

import java.util.List;

/// The LoRAs the artist has at hand, those included that are switched off.
public record LoraChoices(List<Choice> chosen) {
    public static final LoraChoices NONE = new LoraChoices(List.of());

    public LoraChoices {
        chosen = List.copyOf(chosen);
    }

    /// One of them.
    ///
    /// @param unetWeight its strength in the U-Net: 1 is what its maker meant
    /// @param textEncoderWeight its strength in the text encoders
    /// @param on whether it is at work
    public record Choice(String file, double unetWeight, double textEncoderWeight, boolean on) {}
}
