package org.scumble.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.scumble.app.canvas.CanvasViewModel;
import org.scumble.app.canvas.Verb;
import org.scumble.app.canvas.tool.Pointer;
import org.scumble.app.canvas.tool.ToolKind;
import org.scumble.app.job.PictureMaker;
import org.scumble.app.settings.AppFolders;
import org.scumble.engine.Progress;

/// The studio without its window, and an artist who never rests: strokes above, and below them what
/// the model is asked for, which is taken now and then. Says of each stroke and of each picture of
/// the model that it is safe.
final class PaintingProgram {
    static final String PAINTED = "painted ";
    static final String MADE = "made ";

    private static final int CELL = 10;
    private static final int COLUMNS = 100;
    private static final int STROKES_A_LIFE = 600;
    private static final int BETWEEN_STROKES_MILLIS = 8;

    private final ExecutorService ui = Executors.newSingleThreadExecutor();
    private final Studio studio;

    private PaintingProgram(Path home) throws Exception {
        Path starter = Files.createDirectories(home.resolve("starter"));
        studio = onUi(() -> new Studio(AppFolders.in(home), Backends.of(maker(), starter), ui));
    }

    public static void main(String[] arguments) throws Exception {
        PaintingProgram program = new PaintingProgram(Path.of(arguments[0]));
        program.begin();
        int first = STROKES_A_LIFE * Integer.parseInt(arguments[1]);
        for (int i = 0; ; i++) {
            int number = first + i % STROKES_A_LIFE;
            int turn = i;
            program.onUi(
                    () -> {
                        program.work(number, turn);
                        return true;
                    });
            Thread.sleep(BETWEEN_STROKES_MILLIS);
        }
    }

    /// Where a stroke is, in pixels of the document.
    static int x(int number) {
        return CELL / 2 + CELL * (number % COLUMNS);
    }

    static int y(int number) {
        return CELL / 2 + CELL * (number / COLUMNS);
    }

    static int colour(int number) {
        return 0xff000000 | number * 0x9E3779B1 >>> 8;
    }

    /// Tells of a picture once it is kept, which it is when the event of its end comes back.
    private static PictureMaker maker() {
        return (request, progress, cancellation) ->
                PatchMaker.fast()
                        .generate(
                                request,
                                event -> {
                                    progress.on(event);
                                    if (event instanceof Progress.Finished) {
                                        KilledProgram.say(MADE + request.settings().prompt());
                                    }
                                },
                                cancellation);
    }

    private <T> T onUi(Callable<T> work) throws InterruptedException {
        try {
            return ui.submit(work).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private CanvasViewModel canvas() {
        return studio.canvas().canvas();
    }

    private void begin() throws InterruptedException {
        onUi(
                () -> {
                    studio.start();
                    return true;
                });
        while (!onUi(this::isReady)) {
            Thread.sleep(BETWEEN_STROKES_MILLIS);
        }
    }

    private boolean isReady() {
        return studio.generate().canGenerate().get()
                && canvas().documentProperty().get() != null
                && !canvas().busyProperty().get();
    }

    private void work(int number, int turn) {
        if (canvas().busyProperty().get()) {
            return; // no tool works meanwhile
        }
        paint(number);
        if (turn % 6 == 0) {
            ask(number);
        } else if (turn % 6 == 3) {
            studio.painting().staging().accept();
        }
    }

    private void paint(int number) {
        canvas().take(ToolKind.BRUSH);
        canvas().brushes().sizeProperty().set(6);
        canvas().brushes().hardnessProperty().set(1);
        canvas().colours().choose(colour(number));
        press(x(number), y(number));
        canvas().whenSafe(() -> KilledProgram.say(PAINTED + number));
    }

    /// Has the model fill a small mask that nothing else is on.
    private void ask(int number) {
        if (studio.queue().jobs().size() < 3) {
            canvas().take(ToolKind.MASK_BRUSH);
            canvas().brushes().sizeProperty().set(24);
            press(40 + number % 16 * 60, 640 + number / 16 % 5 * 60);
            studio.generate().form().promptProperty().set("boat " + number);
            studio.painting().verbs().run(Verb.FILL);
        }
    }

    private void press(int x, int y) {
        canvas().pressed(Pointer.at(x, y));
        canvas().dragged(Pointer.at(x + 0.5, y));
        canvas().released(Pointer.at(x + 0.5, y));
    }
}
