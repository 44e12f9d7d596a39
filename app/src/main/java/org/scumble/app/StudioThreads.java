package org.scumble.app;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.scumble.app.task.Tasks;

/// The threads behind the window: one for each kind of work, so that none waits for another kind,
/// and several to draw. They begin with their first task and end in the order of the four methods
/// below; what the window still asks for meanwhile is dropped.
final class StudioThreads {
    private static final int MOST_DRAWING = 4;

    private final Executor ui;
    private final ExecutorService library = threads("library", 1);
    private final ExecutorService engine = threads("engine", 1);
    private final ExecutorService folder = threads("folder", 1);
    private final ExecutorService loras = threads("loras", 1);
    private final ExecutorService canvas = threads("canvas", 1);
    private final ExecutorService painting = threads("painting", 1);
    private final ExecutorService journal = threads("journal", 1);
    private final ExecutorService drawing = threads("drawing", drawers());
    private final ExecutorService thumbnails = threads("thumbnails", 1);
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(daemon("clock"));

    /// @param ui runs what touches the window
    StudioThreads(Executor ui) {
        this.ui = ui;
    }

    /// Reads and writes the library, in order.
    Tasks library() {
        return new Tasks(library, ui);
    }

    /// Asks the engine about files and words.
    Tasks engine() {
        return new Tasks(engine, ui);
    }

    /// Brings the picture folder and the library together.
    Tasks folder() {
        return new Tasks(folder, ui);
    }

    /// Looks through the folders of LoRAs.
    Tasks loras() {
        return new Tasks(loras, ui);
    }

    /// Opens, changes and saves canvases.
    Tasks canvas() {
        return new Tasks(canvas, ui);
    }

    /// Prepares what the model paints on the canvas, and takes in what it has painted.
    Tasks painting() {
        return new Tasks(painting, ui);
    }

    /// Makes what is seen of the canvas, several tiles at once.
    Tasks drawing() {
        return new Tasks(drawing, ui);
    }

    /// Makes small pictures of layers, which what is seen of the canvas must not wait for.
    Tasks thumbnails() {
        return new Tasks(thumbnails, ui);
    }

    /// Writes the canvases' journals, one step after the other.
    Executor journal() {
        return journal;
    }

    /// Runs something on the interface's thread again and again.
    void every(Duration pause, Runnable work) {
        var _ =
                clock.scheduleWithFixedDelay(
                        () -> ui.execute(work),
                        pause.toMillis(),
                        pause.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /// Drops what only looks at things and draws them.
    void stopLooking() {
        clock.shutdownNow();
        folder.shutdownNow();
        loras.shutdownNow();
        drawing.shutdownNow();
        thumbnails.shutdownNow();
    }

    /// Waits for what was begun on the canvas.
    void finishCanvas() {
        engine.shutdown();
        canvas.close(); // a canvas that is being saved is saved first
        painting.close(); // it reads the library
    }

    /// Waits until the journals are written.
    void finishJournal() {
        journal.close();
    }

    /// Waits until the library is written.
    void finishLibrary() {
        library.close();
    }

    /// One processor is left to the interface.
    private static int drawers() {
        return Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, MOST_DRAWING);
    }

    private static ExecutorService threads(String name, int count) {
        return new ThreadPoolExecutor(
                count,
                count,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                daemon(name),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    private static ThreadFactory daemon(String name) {
        return Thread.ofPlatform().daemon().name(name).factory();
    }
}
