package org.scumble.app.canvas;

import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.screen.Viewport;

/// The edge of the document and its shadow. No larger than what is seen of it, as shadows of large
/// things are slow.
final class SheetView extends Region {
    private static final double REACH = 60;

    SheetView() {
        getStyleClass().add("sheet");
        setManaged(false);
    }

    /// @param density the display's pixels for one of the window's
    void place(@Nullable Document document, Viewport view, double density) {
        setVisible(document != null);
        if (document == null) {
            return;
        }
        double left = Math.max(-REACH, view.screenX(0) / density);
        double top = Math.max(-REACH, view.screenY(0) / density);
        double right =
                Math.min(view.width() / density + REACH, view.screenX(document.width()) / density);
        double bottom =
                Math.min(
                        view.height() / density + REACH, view.screenY(document.height()) / density);
        resizeRelocate(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    }
}
