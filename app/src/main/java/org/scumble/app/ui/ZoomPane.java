package org.scumble.app.ui;

import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Shows a picture whole, or at a chosen scale to be moved about. Small pictures are enlarged to
/// fit; the wheel zooms around the pointer.
public final class ZoomPane extends Region {
    private static final double MARGIN = 28;
    private static final double LARGEST_FIT = 8;
    private static final double LARGEST = 16;
    private static final double SMALLEST = 0.05;
    private static final double WHEEL_FACTOR = 1.0015;

    /// Pictures up to this side are enlarged by a better filter than the graphics card's.
    private static final double SMALL = 512;

    private static final double SHARPENED = 1600;
    private static final Duration REST = Duration.millis(150);

    private final ImageView view = new ImageView();
    private final StackPane frame = new StackPane(view);
    private final BooleanProperty fit = new SimpleBooleanProperty(true);
    private final ReadOnlyDoubleWrapper scale = new ReadOnlyDoubleWrapper(1);

    /// Enlarges when window and picture have come to rest, not at each pixel of their way.
    private final PauseTransition rest = new PauseTransition(REST);

    /// The picture itself; the view may show it enlarged.
    private @Nullable Image image;

    /// Whether the picture is worth the work of the better filter.
    private boolean finished;

    /// The picture's centre in the pane, as an offset from the pane's own.
    private Point2D offset = Point2D.ZERO;

    private Point2D pressed = Point2D.ZERO;

    public ZoomPane() {
        getStyleClass().add("zoom-pane");
        frame.getStyleClass().add("picture-frame");
        view.setSmooth(true);
        view.setPreserveRatio(true);
        getChildren().add(frame);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        setOnScroll(this::zoom);
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        fit.addListener((property, before, now) -> fitChanged(now));
        scale.addListener((property, before, now) -> rest.playFromStart());
        rest.setOnFinished(event -> sharpen());
    }

    /// Shows a finished picture, which must be read already, or null for none.
    public void setImage(@Nullable Image shown) {
        show(shown, true);
    }

    /// Shows a picture that the next one will soon replace.
    public void setPreview(Image shown) {
        show(shown, false);
    }

    private void show(@Nullable Image shown, boolean isFinished) {
        if (shown == image) {
            return;
        }
        image = shown;
        finished = isFinished;
        view.setImage(shown);
        frame.setVisible(shown != null);
        rest.playFromStart();
        requestLayout();
    }

    private void sharpen() {
        if (image == null || !finished) {
            return;
        }
        double width = image.getWidth() * scale.get();
        double height = image.getHeight() * scale.get();
        boolean enlarged = scale.get() > 1 && Math.max(width, height) <= SHARPENED;
        boolean small = Math.max(image.getWidth(), image.getHeight()) <= SMALL;
        view.setImage(
                enlarged && small
                        ? Rasters.enlarge(image, (int) Math.round(width), (int) Math.round(height))
                        : image);
    }

    /// Whether the picture is scaled to fit; if not, it has the scale last chosen.
    public BooleanProperty fitProperty() {
        return fit;
    }

    /// Screen pixels for one of the picture.
    public ReadOnlyDoubleProperty scaleProperty() {
        return scale.getReadOnlyProperty();
    }

    /// Shows each of the picture's pixels as one of the screen.
    public void showActualSize() {
        fit.set(false);
        offset = Point2D.ZERO;
        setScale(1);
    }

    /// The node that shows the picture itself, where a drag to another program begins.
    public Node picture() {
        return frame;
    }

    private void fitChanged(boolean now) {
        if (now) {
            offset = Point2D.ZERO;
        }
        frame.setCursor(now ? Cursor.DEFAULT : Cursor.MOVE);
        requestLayout();
    }

    private void setScale(double value) {
        scale.set(Math.clamp(value, SMALLEST, LARGEST));
        requestLayout();
    }

    private void zoom(ScrollEvent event) {
        if (image == null || event.getDeltaY() == 0) {
            return;
        }
        double before = scale.get();
        fit.set(false);
        setScale(before * Math.pow(WHEEL_FACTOR, event.getDeltaY()));
        Point2D pointer =
                new Point2D(event.getX() - getWidth() / 2, event.getY() - getHeight() / 2);
        offset = pointer.subtract(pointer.subtract(offset).multiply(scale.get() / before));
        event.consume();
    }

    private void press(MouseEvent event) {
        pressed = new Point2D(event.getX(), event.getY()).subtract(offset);
    }

    private void drag(MouseEvent event) {
        if (!fit.get()) {
            offset = new Point2D(event.getX(), event.getY()).subtract(pressed);
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        Image shown = image;
        if (shown == null) {
            return;
        }
        if (fit.get()) {
            scale.set(fittingScale(shown));
        }
        double width = shown.getWidth() * scale.get();
        double height = shown.getHeight() * scale.get();
        view.setFitWidth(width);
        view.setFitHeight(height);
        frame.resizeRelocate(
                snapPositionX((getWidth() - width) / 2 + offset.getX()),
                snapPositionY((getHeight() - height) / 2 + offset.getY()),
                width,
                height);
    }

    private double fittingScale(Image shown) {
        double across = (getWidth() - 2 * MARGIN) / shown.getWidth();
        double down = (getHeight() - 2 * MARGIN) / shown.getHeight();
        return Math.clamp(Math.min(across, down), SMALLEST, LARGEST_FIT);
    }
}
