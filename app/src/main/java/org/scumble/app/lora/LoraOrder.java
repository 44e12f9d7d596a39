package org.scumble.app.lora;

import java.util.Comparator;
import java.util.Locale;

/// The order in which adapters are shown.
public enum LoraOrder {
    NAME("By name"),
    NEWEST("Newest first"),
    LARGEST("Largest first");

    private final String label;

    LoraOrder(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /// Those that are equal keep the order they come in.
    Comparator<Lora> comparator() {
        return switch (this) {
            case NAME -> Comparator.comparing(lora -> lora.name().toLowerCase(Locale.ROOT));
            case NEWEST -> Comparator.comparing(Lora::added).reversed();
            case LARGEST -> Comparator.comparingLong(Lora::bytes).reversed();
        };
    }
}
