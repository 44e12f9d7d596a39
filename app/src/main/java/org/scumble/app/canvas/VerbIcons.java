package org.scumble.app.canvas;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

/// The verbs' icons.
final class VerbIcons {
    private VerbIcons() {}

    static Ikon icon(Verb verb) {
        return switch (verb) {
            case FILL -> MaterialDesignC.CREATION;
            case EXPAND -> MaterialDesignA.ARROW_EXPAND_ALL;
            case REMOVE -> MaterialDesignS.SELECTION_REMOVE;
            case ADD -> MaterialDesignI.IMAGE_PLUS;
            case REFINE -> MaterialDesignI.IMAGE_AUTO_ADJUST;
            case VARIATIONS -> MaterialDesignV.VIEW_GRID_OUTLINE;
        };
    }
}
