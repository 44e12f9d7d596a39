package org.scumble.app.canvas;

import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Rotate;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.screen.Viewport;
import org.scumble.app.canvas.tool.Pointer;

/// The document as far as it is visible, and what lies over it. All of that lies on layers that are
/// turned as the view is, and large enough to fill the viewport all the same.
final class ViewportView extends Region {
    private final CanvasViewModel canvas;
    private final PixelsView pixels;
    private final SheetView sheet = new SheetView();
    private final AntsView ants;
    private final OverlayView overlay;
    private final TextEntryView textEntry;
    private final Pane layers;
    private final Rotate turn = new Rotate();
    private final PointerView pointer;

    /// The display's pixels for one of the window's.
    private double density = 1;

    ViewportView(CanvasViewModel canvas) {
        this.canvas = canvas;
        setId("viewport");
        getStyleClass().add("viewport-stage");
        pixels = new PixelsView(canvas);
        ants = new AntsView(pixels.screen());
        pixels.onDamage(ants::stale);
        pixels.onSeen(ants::look);
        overlay = new OverlayView(canvas);
        textEntry = new TextEntryView(canvas, this::requestFocus);
        ants.setManaged(false);
        layers = new Pane(sheet, pixels, ants, overlay);
        layers.getTransforms().add(turn);
        getChildren().addAll(layers, textEntry);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        setFocusTraversable(true);
        pointer = new PointerView(this, layers, canvas, this::drawOver);
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> overlay.leave());
        textEntry.addEventHandler(MouseEvent.ANY, MouseEvent::consume);
        canvas.shownProperty().addListener((property, before, now) -> show(now));
        canvas.view().viewportProperty().addListener((property, before, now) -> look());
        canvas.view().angleProperty().addListener((property, before, now) -> look());
        canvas.redrawsProperty().addListener((property, before, now) -> drawOver());
        canvas.toolProperty().addListener((property, before, now) -> drawOver());
        canvas.brushes().sizeProperty().addListener((property, before, now) -> drawOver());
        canvas.busyProperty().addListener((property, before, now) -> drawOver());
        sceneProperty().addListener((property, before, now) -> changeScene(before, now));
        show(canvas.shownProperty().get());
    }

    /// Lays something over the picture, below what tools draw. It places itself.
    void layOver(Pane layer) {
        layers.getChildren().add(layers.getChildren().indexOf(ants), layer);
    }

    private void changeScene(@Nullable Scene before, @Nullable Scene now) {
        pointer.changeScene(before, now);
        if (before != null) {
            ants.rest();
        }
        Window window = now == null ? null : now.getWindow();
        if (window != null) {
            window.outputScaleXProperty().addListener((property, was, is) -> requestLayout());
        }
    }

    private Viewport view() {
        return canvas.view().viewportProperty().get();
    }

    private void show(@Nullable Shown now) {
        if (now != null) {
            pixels.show(now);
            ants.show(now.document().selection() != null);
            placeSheet();
            drawOver();
        }
    }

    private void look() {
        placeLayers();
        ants.stale();
        pixels.look(view(), density);
        placeSheet();
        drawOver();
    }

    /// In the middle of the viewport, around which they turn.
    private void placeLayers() {
        Viewport now = view();
        double width = now.width() / density;
        double height = now.height() / density;
        layers.resizeRelocate((getWidth() - width) / 2, (getHeight() - height) / 2, width, height);
        overlay.resizeRelocate(0, 0, width, height);
        turn.setAngle(canvas.view().angleProperty().get());
        turn.setPivotX(width / 2);
        turn.setPivotY(height / 2);
        pixels.setSmooth(turn.getAngle() != 0); // upright, each pixel is one of the display's
        ants.setSmooth(turn.getAngle() != 0);
        ants.resize(now.width(), now.height(), density);
    }

    @Override
    protected void layoutChildren() {
        Window window = getScene() == null ? null : getScene().getWindow();
        double before = density;
        density = window == null ? 1 : window.getOutputScaleX();
        pointer.setDensity(density);
        canvas.view()
                .resize(
                        Math.max(0, (int) Math.round(getWidth() * density)),
                        Math.max(0, (int) Math.round(getHeight() * density)));
        if (density != before) {
            look();
        } else {
            placeLayers();
        }
    }

    private void placeSheet() {
        Shown now = canvas.shownProperty().get();
        sheet.place(now == null ? null : now.document(), view(), density);
    }

    private void drawOver() {
        Pointer at = pointer.pointer();
        overlay.draw(view(), density, pointer.isInside(), at);
        textEntry.place(view(), density, layers, getWidth(), getHeight());
        boolean waiting = canvas.documentProperty().get() == null || canvas.busyProperty().get();
        setCursor(pointer.isPanning() ? Cursor.CLOSED_HAND : overlay.cursor(waiting, at));
    }
}
