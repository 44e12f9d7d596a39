package org.scumble.engine.adapter;

/// What an adapter file holds, by the name artists know it by.
public enum AdapterKind {
    LORA("LoRA"),
    LOCON("LoCon"),
    LOHA("LoHa"),
    LOKR("LoKr"),
    DORA("DoRA"),
    IA3("IA³"),
    GLORA("GLoRA"),
    OFT("OFT"),
    BOFT("BOFT"),
    FULL("full difference"),
    TEXTUAL_INVERSION("textual inversion"),
    /// Modules of several kinds.
    MIXED("mixed LoRA");

    private final String words;

    AdapterKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
