package org.scumble.app.canvas;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.screen.Viewport;

/// Where the document lies on the screen, and how far the view of it is turned.
public final class ViewportViewModel {
    private static final int MARGIN = 40;

    /// Small documents are enlarged up to this to fit.
    private static final double LARGEST_FIT = 8;

    /// How far a key turns the view, in degrees.
    private static final double TURN = 15;

    /// What a sum of rounded numbers may be too large by.
    private static final double NEARLY = 1e-6;

    private final ObjectProperty<Viewport> viewport =
            new SimpleObjectProperty<>(new Viewport(0, 0, 1, 0, 0));
    private final ReadOnlyDoubleWrapper angle = new ReadOnlyDoubleWrapper();

    private @Nullable Document document;

    /// Of the screen's visible part, in its pixels.
    private int width;

    private int height;

    /// Whether all of the document is to be seen, whatever size the screen gets; until the artist
    /// chooses otherwise.
    private boolean fitted = true;

    ViewportViewModel() {}

    /// Where the document lies before the view is turned around the middle. Larger than the visible
    /// part of the screen if it is turned, to fill all of that.
    public ObjectProperty<Viewport> viewportProperty() {
        return viewport;
    }

    /// How far the view is turned, in degrees clockwise, above -180 and up to 180.
    public ReadOnlyDoubleProperty angleProperty() {
        return angle.getReadOnlyProperty();
    }

    /// Shows another document, or the same in another size.
    void open(Document opened) {
        document = opened;
        fit();
    }

    /// The visible part of the screen has another size.
    public void resize(int newWidth, int newHeight) {
        if (newWidth != width || newHeight != height) {
            width = newWidth;
            height = newHeight;
            enlarge();
        }
    }

    /// As large as a turned view must be to fill the screen; what was in its middle stays there.
    private void enlarge() {
        viewport.set(viewport.get().resized(across(width, height), down(width, height)));
        if (fitted) {
            fit();
        }
    }

    /// How wide something is once it is turned.
    private int across(int wide, int tall) {
        return (int) Math.ceil(wide * cos() + tall * sin() - NEARLY);
    }

    private int down(int wide, int tall) {
        return (int) Math.ceil(wide * sin() + tall * cos() - NEARLY);
    }

    private double cos() {
        return Math.abs(Math.cos(Math.toRadians(angle.get())));
    }

    private double sin() {
        return Math.abs(Math.sin(Math.toRadians(angle.get())));
    }

    /// Turns the view around the middle of the screen.
    ///
    /// @param degrees clockwise
    public void turn(double degrees) {
        turnTo(angle.get() + degrees);
    }

    public void turnRight() {
        turn(TURN);
    }

    public void turnLeft() {
        turn(-TURN);
    }

    public void upright() {
        turnTo(0);
    }

    private void turnTo(double degrees) {
        angle.set(degrees - 360 * Math.ceil((degrees - 180) / 360));
        enlarge();
    }

    /// All of the document.
    public void fit() {
        Document shown = document;
        fitted = true;
        if (shown != null && width > 0 && height > 0) {
            double zoom =
                    Viewport.fitting(
                                    width,
                                    height,
                                    across(shown.width(), shown.height()),
                                    down(shown.width(), shown.height()),
                                    MARGIN,
                                    LARGEST_FIT)
                            .zoom();
            viewport.set(
                    new Viewport(across(width, height), down(width, height), zoom, 0, 0)
                            .centred(shown.width(), shown.height()));
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

    /// Zooms around a place of the viewport, in pixels of the screen.
    ///
    /// @param factor above 1 to come nearer
    public void zoomAt(double factor, double x, double y) {
        Viewport view = viewport.get();
        fitted = false;
        viewport.set(view.zoomed(view.zoom() * factor, x, y));
    }

    /// Moves what is seen, by pixels of the screen along the viewport's sides.
    public void move(double dx, double dy) {
        fitted = false;
        viewport.set(viewport.get().moved(dx, dy));
    }
}
