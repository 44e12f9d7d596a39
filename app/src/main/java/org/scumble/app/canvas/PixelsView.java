package org.scumble.app.canvas;

import java.nio.IntBuffer;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.screen.Scrolling;
import org.scumble.app.canvas.screen.TileScreen;
import org.scumble.app.canvas.screen.Viewport;
import org.scumble.app.ui.ScreenImages;
import org.scumble.engine.image.Box;

/// The visible pixels of the document, one for each of the display's, painted anew only where they
/// changed.
final class PixelsView extends ImageView {
    private final TileScreen screen;
    private Runnable damaged = () -> {};
    private Consumer<Viewport> seen = view -> {};

    /// Paints once a frame at most, and rests while nothing changes.
    private final AnimationTimer painter =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    stop();
                    paint();
                }
            };

    private Viewport view = new Viewport(0, 0, 1, 0, 0);
    private Viewport painted = view;
    private int[] pixels = new int[0];
    private @Nullable PixelBuffer<IntBuffer> buffer;

    /// Where the pixels are out of date.
    private Box dirty = Box.EMPTY;

    PixelsView(CanvasViewModel canvas) {
        setManaged(false);
        screen =
                canvas.drawing()
                        .screen(
                                area -> {
                                    damage(view.toScreen(area).grow(1));
                                    damaged.run();
                                });
    }

    /// @param listener hears that a part of the document looks different
    void onDamage(Runnable listener) {
        damaged = listener;
    }

    /// @param listener hears what is on the screen now
    void onSeen(Consumer<Viewport> listener) {
        seen = listener;
    }

    /// What makes and keeps the tiles.
    TileScreen screen() {
        return screen;
    }

    /// Shows a version, or a stroke in progress.
    void show(Shown now) {
        if (now.live() == null) {
            screen.show(now.document());
            damage(all());
        } else {
            screen.showLive(now.document(), now.live());
        }
    }

    /// Looks at another part of the document, or with another size of screen.
    ///
    /// @param density the display's pixels for one of the window's
    void look(Viewport now, double density) {
        view = now;
        fit(density);
        screen.look(now);
        if (!scrolled()) {
            damage(all());
        }
        painter.start();
    }

    /// Makes room for the visible pixels, if they are more or fewer than before.
    private void fit(double density) {
        PixelBuffer<IntBuffer> present = buffer;
        int width = view.width();
        int height = view.height();
        boolean fits =
                present != null && present.getWidth() == width && present.getHeight() == height;
        if (!fits && width > 0 && height > 0) {
            pixels = new int[width * height];
            PixelBuffer<IntBuffer> made = ScreenImages.buffer(pixels, width, height);
            buffer = made;
            setImage(ScreenImages.image(made));
        }
        setFitWidth(width / density);
        setFitHeight(height / density);
    }

    private Box all() {
        return Box.of(view.width(), view.height());
    }

    private void damage(Box area) {
        dirty = dirty.union(area.intersect(all()));
        painter.start();
    }

    /// Moves the pixels that are there if the view was only moved.
    ///
    /// @return whether it was, and only the strips that came into view are to be painted
    private boolean scrolled() {
        int dx = view.left() - painted.left();
        int dy = view.top() - painted.top();
        int width = view.width();
        int height = view.height();
        boolean movedOnly =
                view.zoom() == painted.zoom()
                        && width == painted.width()
                        && height == painted.height()
                        && Math.abs(dx) < width
                        && Math.abs(dy) < height
                        && dirty.isEmpty()
                        && pixels.length == width * height;
        if (!movedOnly) {
            return false;
        }
        Scrolling.shift(pixels, width, height, dx, dy);
        painted = view;
        for (Box strip : Scrolling.strips(width, height, dx, dy)) {
            screen.paint(view, strip, pixels);
        }
        upload(all());
        seen.accept(view);
        return true;
    }

    private void paint() {
        if (buffer == null) {
            return; // there is no room yet
        }
        Box area = dirty;
        dirty = Box.EMPTY;
        if (!area.isEmpty()) {
            screen.paint(view, area, pixels);
            painted = view;
            upload(area);
        }
        seen.accept(view);
    }

    private void upload(Box area) {
        PixelBuffer<IntBuffer> present = buffer;
        if (present != null) {
            present.updateBuffer(
                    it -> new Rectangle2D(area.x(), area.y(), area.width(), area.height()));
        }
    }
}
