package org.scumble.app.canvas;

import javafx.event.EventHandler;
import javafx.event.EventTarget;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.RotateEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.screen.Viewport;
import org.scumble.app.canvas.tool.Modifiers;
import org.scumble.app.canvas.tool.Pointer;

/// Hears pointer and keys over the viewport: for the tools, and to move, zoom and turn the view. A
/// pen tells JavaFX no pressure on any platform, and comes as a mouse: its pressure counts as 1.
final class PointerView {
    private static final double WHEEL_FACTOR = 1.0022;

    /// How far Shift moves with arrow keys, in pixels.
    private static final int LARGE_STEP = 10;

    private final Node ground;
    private final Node layers;
    private final CanvasViewModel canvas;
    private final Runnable changed;
    private final EventHandler<KeyEvent> holding = this::hold;

    /// The display's pixels for one of the window's.
    private double density = 1;

    private Modifiers held = Modifiers.NONE;

    /// Where the pointer is, in the ground's coordinates.
    private Point2D place = Point2D.ZERO;

    /// Whether the middle button moves the view.
    private boolean panning;

    private boolean pressed;

    /// @param ground what hears the events
    /// @param layers in it, turned as the view is: the viewport's coordinates are theirs
    /// @param changed hears that pointer or overlays may look different
    PointerView(Node ground, Node layers, CanvasViewModel canvas, Runnable changed) {
        this.ground = ground;
        this.layers = layers;
        this.canvas = canvas;
        this.changed = changed;
        ground.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        ground.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        ground.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        ground.addEventHandler(MouseEvent.MOUSE_MOVED, this::move);
        ground.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        ground.addEventHandler(ZoomEvent.ZOOM, this::pinch);
        ground.addEventHandler(RotateEvent.ROTATE, this::turn);
        ground.addEventHandler(KeyEvent.KEY_PRESSED, this::arrows);
    }

    void setDensity(double to) {
        density = to;
    }

    /// Whether the middle button moves the view just now.
    boolean isPanning() {
        return panning;
    }

    /// Whether the pointer is over the viewport, or began there.
    boolean isInside() {
        return ground.isHover() || pressed;
    }

    /// Where it was last.
    Pointer pointer() {
        return pointer(1);
    }

    private Pointer pointer(int clicks) {
        Viewport view = view();
        Point2D at = onScreen(place);
        return new Pointer(
                view.documentX(at.getX()), view.documentY(at.getY()), 1, held, view.zoom(), clicks);
    }

    /// From the ground's coordinates to the viewport's.
    private Point2D onScreen(Point2D onGround) {
        return layers.parentToLocal(onGround).multiply(density);
    }

    private Viewport view() {
        return canvas.view().viewportProperty().get();
    }

    private Pointer heard(MouseEvent event) {
        held = new Modifiers(event.isShiftDown(), event.isAltDown(), event.isShortcutDown());
        place = new Point2D(event.getX(), event.getY());
        return pointer(event.getClickCount());
    }

    private void press(MouseEvent event) {
        ground.requestFocus();
        Pointer at = heard(event);
        if (event.getButton() == MouseButton.MIDDLE) {
            panning = true;
        } else if (event.getButton() == MouseButton.PRIMARY) {
            pressed = true;
            canvas.pressed(at);
        }
        changed.run();
        event.consume();
    }

    private void drag(MouseEvent event) {
        Point2D before = place;
        Pointer to = heard(event);
        if (panning) {
            move(before, place);
        } else if (pressed) {
            canvas.dragged(to);
        }
        changed.run();
        event.consume();
    }

    private void release(MouseEvent event) {
        Pointer at = heard(event);
        if (panning && event.getButton() == MouseButton.MIDDLE) {
            panning = false;
        } else if (pressed && event.getButton() == MouseButton.PRIMARY) {
            pressed = false;
            canvas.released(at);
        }
        changed.run();
        event.consume();
    }

    private void move(MouseEvent event) {
        canvas.moved(heard(event));
        changed.run();
    }

    /// The wheel zooms. With Shift, or two fingers on a touchpad that move sideways, it moves the
    /// view.
    private void scroll(ScrollEvent event) {
        boolean moves = event.isShiftDown() || event.getDeltaX() != 0 || event.getTouchCount() > 0;
        if (moves) {
            move(Point2D.ZERO, new Point2D(event.getDeltaX(), event.getDeltaY()));
        } else {
            zoom(Math.pow(WHEEL_FACTOR, event.getDeltaY()), event.getX(), event.getY());
        }
        event.consume();
    }

    private void move(Point2D from, Point2D to) {
        Point2D way = onScreen(to).subtract(onScreen(from));
        canvas.view().move(way.getX(), way.getY());
    }

    private void pinch(ZoomEvent event) {
        zoom(event.getZoomFactor(), event.getX(), event.getY());
        event.consume();
    }

    private void zoom(double factor, double x, double y) {
        Point2D at = onScreen(new Point2D(x, y));
        canvas.view().zoomAt(factor, at.getX(), at.getY());
    }

    private void turn(RotateEvent event) {
        canvas.view().turn(event.getAngle());
        event.consume();
    }

    // Keys that are held are heard wherever the focus is, as long as nobody types.

    void changeScene(@Nullable Scene before, @Nullable Scene now) {
        if (before != null) {
            before.removeEventFilter(KeyEvent.ANY, holding);
        }
        if (now != null) {
            now.addEventFilter(KeyEvent.ANY, holding);
        }
    }

    private void hold(KeyEvent event) {
        if (event.getEventType() == KeyEvent.KEY_TYPED) {
            return;
        }
        boolean down = event.getEventType() == KeyEvent.KEY_PRESSED;
        boolean here = ground.isHover() || ground.isFocused();
        if (event.getCode() == KeyCode.SPACE && here && !isTyping(event.getTarget())) {
            canvas.tools().holdHand(down);
            changed.run();
            event.consume();
        }
        Modifiers now =
                new Modifiers(event.isShiftDown(), event.isAltDown(), event.isShortcutDown());
        if (!now.equals(held)) {
            held = now;
            changed.run();
        }
        if (event.getCode() == KeyCode.ALT && ground.isHover()) {
            event.consume(); // Alone, it would open the window's menu on some systems.
        }
    }

    private static boolean isTyping(EventTarget target) {
        return target instanceof TextInputControl;
    }

    private void arrows(KeyEvent event) {
        int step = event.isShiftDown() ? LARGE_STEP : 1;
        boolean used =
                switch (event.getCode()) {
                    case LEFT -> canvas.tools().nudge(-step, 0);
                    case RIGHT -> canvas.tools().nudge(step, 0);
                    case UP -> canvas.tools().nudge(0, -step);
                    case DOWN -> canvas.tools().nudge(0, step);
                    default -> false;
                };
        if (used) {
            event.consume();
        }
    }
}
