package org.scumble.painter.scene;

import java.util.Locale;

/// The lower-case name an enum constant carries in data files.
public final class Id {

    private Id() {}

    /// `LINE_ART` becomes `line_art`.
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
