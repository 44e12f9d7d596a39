package org.scumble.app.canvas;

import java.nio.IntBuffer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.screen.Ants;
import org.scumble.app.canvas.screen.TileScreen;
import org.scumble.app.canvas.screen.Viewport;
import org.scumble.app.ui.ScreenImages;

/// Ants marching around what is selected.
final class AntsView extends ImageView {
    private static final Duration PACE = Duration.millis(110);

    private final TileScreen screen;
    private final Timeline march = new Timeline(new KeyFrame(PACE, event -> step()));
    private int[] pixels = new int[0];
    private int[] rim = new int[0];
    private @Nullable PixelBuffer<IntBuffer> buffer;
    private int width;
    private int height;
    private int steps;
    private boolean stale = true;
    private boolean shown;

    AntsView(TileScreen screen) {
        this.screen = screen;
        setMouseTransparent(true);
        setSmooth(false);
        march.setCycleCount(Animation.INDEFINITE);
    }

    void resize(int newWidth, int newHeight, double density) {
        setFitWidth(newWidth / density);
        setFitHeight(newHeight / density);
        if ((newWidth == width && newHeight == height) || newWidth <= 0 || newHeight <= 0) {
            return;
        }
        width = newWidth;
        height = newHeight;
        rim = new int[0];
        stale = true;
        pixels = new int[width * height];
        buffer = ScreenImages.buffer(pixels, width, height);
        setImage(ScreenImages.image(buffer));
    }

    /// @param selected whether there is a selection
    void show(boolean selected) {
        shown = selected;
        stale = true;
        setVisible(selected);
        if (selected) {
            march.play();
        } else {
            rest();
        }
    }

    /// Nobody looks.
    void rest() {
        march.stop();
    }

    /// The rim may be another.
    void stale() {
        stale = true;
    }

    /// Finds the rim anew, if need be.
    void look(Viewport view) {
        if (stale && view.width() == width && view.height() == height) {
            stale = false;
            clear();
            rim = shown ? screen.ants(view) : new int[0];
            draw();
        }
    }

    private void clear() {
        for (int at : rim) {
            pixels[at] = 0;
        }
    }

    private void step() {
        steps++;
        draw();
    }

    private void draw() {
        PixelBuffer<IntBuffer> now = buffer;
        if (now != null) {
            Ants.draw(rim, width, steps, pixels);
            now.updateBuffer(it -> new Rectangle2D(0, 0, width, height));
        }
    }
}
