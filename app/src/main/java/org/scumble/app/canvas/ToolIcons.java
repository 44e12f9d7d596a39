package org.scumble.app.canvas;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.scumble.app.canvas.tool.ToolKind;

/// The tools' icons.
final class ToolIcons {
    private ToolIcons() {}

    static Ikon icon(ToolKind kind) {
        return switch (kind) {
            case BRUSH -> MaterialDesignB.BRUSH;
            case ERASER -> MaterialDesignE.ERASER;
            case MASK_BRUSH -> MaterialDesignF.FORMAT_COLOR_HIGHLIGHT;
            case MASK_ERASER -> MaterialDesignE.ERASER_VARIANT;
            case RECTANGLE -> MaterialDesignS.SELECT;
            case ELLIPSE -> MaterialDesignS.SELECTION_ELLIPSE;
            case LASSO -> MaterialDesignL.LASSO;
            case POLYGON -> MaterialDesignV.VECTOR_POLYGON;
            case WAND -> MaterialDesignA.AUTO_FIX;
            case MOVE -> MaterialDesignC.CURSOR_MOVE;
            case FRAME -> MaterialDesignC.CROP_FREE;
            case BUCKET -> MaterialDesignF.FORMAT_COLOR_FILL;
            case GRADIENT -> MaterialDesignG.GRADIENT_HORIZONTAL;
            case TEXT -> MaterialDesignF.FORMAT_TEXT;
            case PICKER -> MaterialDesignE.EYEDROPPER;
            case HAND -> MaterialDesignH.HAND_BACK_RIGHT_OUTLINE;
        };
    }
}
