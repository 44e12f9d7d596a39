package org.scumble.app.canvas;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.screen.Reducer;
import org.scumble.app.canvas.screen.TileScreen;
import org.scumble.app.notice.Notices;
import org.scumble.app.task.Tasks;
import org.scumble.engine.image.Box;

/// Draws the document on the canvas in the background: what is seen of it, and small pictures of
/// its layers.
@SuppressWarnings("ReferenceEquality") // whether it is still the document that was asked for
final class CanvasDrawing {
    /// Of the memory there is, the share that tiles ready for the screen may take.
    private static final int MEMORY_SHARE = 8;

    private static final long MOST_MEMORY = 256L << 20;

    private final OpenCanvas canvas;
    private final Tasks tasks;
    private final Tasks thumbnails;
    private final Notices notices;
    private final Reducer reducer = new Reducer(memory() / 2);

    /// @param tasks draws several tiles at once
    CanvasDrawing(OpenCanvas canvas, Tasks tasks, Tasks thumbnails, Notices notices) {
        this.canvas = canvas;
        this.tasks = tasks;
        this.thumbnails = thumbnails;
        this.notices = notices;
    }

    private static long memory() {
        return Math.min(MOST_MEMORY, Runtime.getRuntime().maxMemory() / MEMORY_SHARE);
    }

    /// A screen to draw the document on.
    ///
    /// @param damaged hears which part of the document looks different now
    TileScreen screen(Consumer<Box> damaged) {
        return new TileScreen(
                tasks,
                reducer,
                memory(),
                damaged,
                e -> notices.showError("A part of the canvas could not be drawn", e));
    }

    /// Makes a small picture of a surface.
    <T> void draw(Callable<T> picture, Consumer<? super T> then) {
        @Nullable Document asked = canvas.documentProperty().get();
        thumbnails.compute(
                picture,
                then,
                e -> {
                    if (canvas.documentProperty().get()
                            == asked) { // else its tiles are out of reach
                        notices.showError("A layer could not be drawn small", e);
                    }
                });
    }

    Reducer reducer() {
        return reducer;
    }
}
