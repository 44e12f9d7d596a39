package org.scumble.app.canvas;

import java.nio.IntBuffer;
import javafx.animation.AnimationTimer;
import javafx.event.EventHandler;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.screen.Scrolling;
import org.scumble.app.canvas.screen.TileScreen;
import org.scumble.app.canvas.screen.Viewport;
import org.scumble.app.canvas.tool.Modifiers;
import org.scumble.app.canvas.tool.Pointer;
import org.scumble.app.ui.ScreenImages;
import org.scumble.engine.image.Box;

/// The document as far as it is visible, and what lies over it: the pixels are drawn here, one for
/// each of the display's, and repainted only where they changed. Hears the pointer for the tools.
final class ViewportView extends Region {
    private static final double WHEEL_FACTOR = 1.0022;

    /// How far Shift moves with arrow keys, in pixels.
    private static final int LARGE_STEP = 10;

    private final CanvasViewModel canvas;
    private final TileScreen screen;
    private final ImageView picture = new ImageView();
    private final Region sheet = new Region();
    private final AntsView ants;
    private final OverlayView overlay;
    private final TextEntryView textEntry;
    private final Pane layers;
    private final Screenful screenful = new Screenful();

    /// Paints once a frame at most, and rests while nothing changes.
    private final AnimationTimer painter =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    stop();
                    paint();
                }
            };

    /// The display's pixels for one of the window's.
    private double density = 1;

    private Viewport painted = new Viewport(0, 0, 1, 0, 0);
    private Modifiers held = Modifiers.NONE;
    private double pointerX;
    private double pointerY;

    /// Whether the middle button moves the view, from where it was pressed.
    private boolean panning;

    private boolean pressed;

    /// The visible pixels, and where they are out of date.
    private static final class Screenful {
        int[] pixels = new int[0];
        @Nullable PixelBuffer<IntBuffer> buffer;
        Box dirty = Box.EMPTY;
    }

    ViewportView(CanvasViewModel canvas) {
        this.canvas = canvas;
        setId("viewport");
        getStyleClass().add("viewport-stage");
        screen = canvas.screen(this::damaged);
        ants = new AntsView(screen);
        overlay = new OverlayView(canvas);
        textEntry = new TextEntryView(canvas, this::requestFocus);
        sheet.getStyleClass().add("sheet");
        sheet.setManaged(false);
        picture.setManaged(false);
        picture.setSmooth(false);
        ants.setManaged(false);
        layers = new Pane(sheet, picture, ants, overlay, textEntry);
        getChildren().add(layers);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        setFocusTraversable(true);
        hear();
        canvas.shownProperty().addListener((property, before, now) -> show(now));
        canvas.view().viewportProperty().addListener((property, before, now) -> look());
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

    private void hear() {
        // A pen tells JavaFX no pressure on any platform, and comes as a mouse: it is taken for 1.
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::move);
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> overlay.leave());
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        addEventHandler(ZoomEvent.ZOOM, this::pinch);
        addEventHandler(KeyEvent.KEY_PRESSED, this::arrows);
        textEntry.addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    }

    // Keys that are held are heard wherever the focus is, as long as nobody types.

    private void changeScene(@Nullable Scene before, @Nullable Scene now) {
        if (before != null) {
            before.removeEventFilter(KeyEvent.ANY, holding);
            ants.rest();
        }
        if (now != null) {
            now.addEventFilter(KeyEvent.ANY, holding);
            Window window = now.getWindow();
            if (window != null) {
                window.outputScaleXProperty().addListener((property, was, is) -> requestLayout());
            }
        }
    }

    private final EventHandler<KeyEvent> holding = this::hold;

    private void hold(KeyEvent event) {
        boolean down = event.getEventType() == KeyEvent.KEY_PRESSED;
        if (event.getEventType() == KeyEvent.KEY_TYPED) {
            return;
        }
        Modifiers now =
                new Modifiers(event.isShiftDown(), event.isAltDown(), event.isShortcutDown());
        boolean typing = event.getTarget() instanceof TextInputControl;
        if (event.getCode() == KeyCode.SPACE && !typing && (isHover() || isFocused())) {
            canvas.tools().holdHand(down);
            drawOver();
            event.consume();
        }
        if (!now.equals(held)) {
            held = now;
            drawOver();
        }
        if (event.getCode() == KeyCode.ALT && isHover()) {
            event.consume(); // Alone, it would open the window's menu on some systems.
        }
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

    // The pointer.

    private Pointer pointer(MouseEvent event) {
        Viewport view = view();
        held = new Modifiers(event.isShiftDown(), event.isAltDown(), event.isShortcutDown());
        return new Pointer(
                view.documentX(event.getX() * density),
                view.documentY(event.getY() * density),
                1,
                held,
                view.zoom(),
                event.getClickCount());
    }

    private Pointer pointer() {
        Viewport view = view();
        return new Pointer(
                view.documentX(pointerX * density),
                view.documentY(pointerY * density),
                1,
                held,
                view.zoom(),
                1);
    }

    private Viewport view() {
        return canvas.view().viewportProperty().get();
    }

    private void remember(MouseEvent event) {
        pointerX = event.getX();
        pointerY = event.getY();
    }

    private void press(MouseEvent event) {
        requestFocus();
        remember(event);
        if (event.getButton() == MouseButton.MIDDLE) {
            panning = true;
            setCursor(Cursor.CLOSED_HAND);
        } else if (event.getButton() == MouseButton.PRIMARY) {
            pressed = true;
            canvas.pressed(pointer(event));
            drawOver();
        }
        event.consume();
    }

    private void drag(MouseEvent event) {
        if (panning) {
            canvas.view()
                    .move((event.getX() - pointerX) * density, (event.getY() - pointerY) * density);
        } else if (pressed) {
            canvas.dragged(pointer(event));
        }
        remember(event);
        drawOver();
        event.consume();
    }

    private void release(MouseEvent event) {
        remember(event);
        if (panning && event.getButton() == MouseButton.MIDDLE) {
            panning = false;
        } else if (pressed && event.getButton() == MouseButton.PRIMARY) {
            pressed = false;
            canvas.released(pointer(event));
        }
        drawOver();
        event.consume();
    }

    private void move(MouseEvent event) {
        remember(event);
        canvas.moved(pointer(event));
        drawOver();
    }

    /// The wheel zooms. With Shift, or two fingers on a touchpad that move sideways, it moves the
    /// view.
    private void scroll(ScrollEvent event) {
        boolean moves = event.isShiftDown() || event.getDeltaX() != 0 || event.getTouchCount() > 0;
        if (moves) {
            canvas.view().move(event.getDeltaX() * density, event.getDeltaY() * density);
        } else {
            canvas.view()
                    .zoomAt(
                            Math.pow(WHEEL_FACTOR, event.getDeltaY()),
                            event.getX() * density,
                            event.getY() * density);
        }
        event.consume();
    }

    private void pinch(ZoomEvent event) {
        canvas.view().zoomAt(event.getZoomFactor(), event.getX() * density, event.getY() * density);
        event.consume();
    }

    // Drawing.

    private void show(@Nullable Shown now) {
        if (now == null) {
            return;
        }
        if (now.live() == null) {
            screen.show(now.document());
        } else {
            screen.showLive(now.document(), now.live());
        }
        ants.show(now.document().selection() != null);
        if (now.live() == null) {
            damage(screenBox());
        }
        placeSheet();
        drawOver();
    }

    private Box screenBox() {
        return Box.of(view().width(), view().height());
    }

    /// A part of the document looks different.
    private void damaged(Box area) {
        damage(view().toScreen(area).grow(1));
        ants.stale();
    }

    private void damage(Box area) {
        screenful.dirty = screenful.dirty.union(area.intersect(screenBox()));
        painter.start();
    }

    private void look() {
        screen.look(view());
        ants.stale();
        placeSheet();
        drawOver();
        if (!scrolled()) {
            damage(screenBox());
        }
        painter.start();
    }

    /// Moves the pixels that are there if the view was only moved.
    ///
    /// @return whether it was, and only the strips that came into view are to be painted
    private boolean scrolled() {
        Viewport now = view();
        int dx = now.left() - painted.left();
        int dy = now.top() - painted.top();
        int width = now.width();
        int height = now.height();
        boolean movedOnly =
                now.zoom() == painted.zoom()
                        && width == painted.width()
                        && height == painted.height()
                        && Math.abs(dx) < width
                        && Math.abs(dy) < height
                        && screenful.dirty.isEmpty()
                        && screenful.pixels.length == width * height;
        if (!movedOnly) {
            return false;
        }
        Scrolling.shift(screenful.pixels, width, height, dx, dy);
        painted = now;
        for (Box strip : Scrolling.strips(width, height, dx, dy)) {
            screen.paint(now, strip, screenful.pixels);
        }
        upload(screenBox());
        ants.look(now);
        return true;
    }

    private void paint() {
        Viewport now = view();
        int size = now.width() * now.height();
        if (size == 0) {
            return;
        }
        if (screenful.pixels.length != size || screenful.buffer == null) {
            return; // The next layout makes room.
        }
        Box dirty = screenful.dirty;
        screenful.dirty = Box.EMPTY;
        if (!dirty.isEmpty()) {
            screen.paint(now, dirty, screenful.pixels);
            painted = now;
            upload(dirty);
        }
        ants.look(now);
    }

    private void upload(Box area) {
        PixelBuffer<IntBuffer> buffer = screenful.buffer;
        if (buffer != null) {
            buffer.updateBuffer(
                    it -> new Rectangle2D(area.x(), area.y(), area.width(), area.height()));
        }
    }

    @Override
    protected void layoutChildren() {
        Window window = getScene() == null ? null : getScene().getWindow();
        density = window == null ? 1 : window.getOutputScaleX();
        int width = Math.max(0, (int) Math.round(getWidth() * density));
        int height = Math.max(0, (int) Math.round(getHeight() * density));
        Viewport now = view();
        boolean fits = screenful.buffer != null && width == now.width() && height == now.height();
        if (width > 0 && height > 0 && !fits) {
            screenful.pixels = new int[width * height];
            screenful.buffer = ScreenImages.buffer(screenful.pixels, width, height);
            picture.setImage(ScreenImages.image(screenful.buffer));
            picture.setFitWidth(width / density);
            picture.setFitHeight(height / density);
            ants.resize(width, height, density);
            canvas.view().resize(width, height);
            look();
        }
        getChildren().getFirst().resizeRelocate(0, 0, getWidth(), getHeight());
        overlay.resizeRelocate(0, 0, getWidth(), getHeight());
        placeSheet();
    }

    /// The edge of the document and its shadow.
    private void placeSheet() {
        Shown now = canvas.shownProperty().get();
        sheet.setVisible(now != null);
        if (now == null) {
            return;
        }
        Document document = now.document();
        Viewport view = view();
        // No larger than what is seen of it, as shadows of large things are slow.
        double reach = 60;
        double left = Math.max(-reach, view.screenX(0) / density);
        double top = Math.max(-reach, view.screenY(0) / density);
        double right = Math.min(getWidth() + reach, view.screenX(document.width()) / density);
        double bottom = Math.min(getHeight() + reach, view.screenY(document.height()) / density);
        sheet.resizeRelocate(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    }

    private void drawOver() {
        Pointer at = pointer();
        overlay.draw(view(), density, isHover() || pressed, at);
        textEntry.place(view(), density, getWidth(), getHeight());
        setCursor(
                panning
                        ? Cursor.CLOSED_HAND
                        : overlay.cursor(
                                canvas.documentProperty().get() == null
                                        || canvas.busyProperty().get(),
                                at));
    }
}
