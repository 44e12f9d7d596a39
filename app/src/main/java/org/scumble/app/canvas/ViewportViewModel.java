package org.scumble.app.canvas;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.screen.Viewport;

/// Where the document lies on the screen.
public final class ViewportViewModel {
    private static final int MARGIN = 40;

    /// Small documents are enlarged up to this to fit.
    private static final double LARGEST_FIT = 8;

    private final ObjectProperty<Viewport> viewport =
            new SimpleObjectProperty<>(new Viewport(0, 0, 1, 0, 0));

    private @Nullable Document document;

    /// Whether all of the document is to be seen, whatever size the screen gets; until the artist
    /// chooses otherwise.
    private boolean fitted = true;

    ViewportViewModel() {}

    public ObjectProperty<Viewport> viewportProperty() {
        return viewport;
    }

    /// Shows another document, or the same in another size.
    void open(Document opened) {
        document = opened;
        fit();
    }

    /// The visible part of the screen has another size.
    public void resize(int width, int height) {
        viewport.set(viewport.get().resized(width, height));
        if (fitted) {
            fit();
        }
    }

    /// All of the document.
    public void fit() {
        Viewport view = viewport.get();
        Document shown = document;
        fitted = true;
        if (shown != null && view.width() > 0 && view.height() > 0) {
            viewport.set(
                    Viewport.fitting(
                            view.width(),
                            view.height(),
                            shown.width(),
                            shown.height(),
                            MARGIN,
                            LARGEST_FIT));
        }
    }

    /// Each pixel as one of the screen.
    public void actualSize() {
        zoom(1);
    }

    public void zoomIn() {
        zoom(viewport.get().zoomIn());
    }

    public void zoomOut() {
        zoom(viewport.get().zoomOut());
    }

    private void zoom(double to) {
        fitted = false;
        viewport.set(viewport.get().zoomed(to));
    }

    /// Zooms around a place of the screen, in its pixels.
    ///
    /// @param factor above 1 to come nearer
    public void zoomAt(double factor, double x, double y) {
        Viewport view = viewport.get();
        fitted = false;
        viewport.set(view.zoomed(view.zoom() * factor, x, y));
    }

    /// Moves what is seen, by pixels of the screen.
    public void move(double dx, double dy) {
        fitted = false;
        viewport.set(viewport.get().moved(dx, dy));
    }
}
