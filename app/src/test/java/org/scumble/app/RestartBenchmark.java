package org.scumble.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.image.PixelReader;
import javafx.stage.Stage;
import org.scumble.app.canvas.CanvasViewModel;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Layers;
import org.scumble.app.canvas.document.SurfaceEditor;
import org.scumble.app.settings.AppFolders;
import org.scumble.app.shell.Page;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Raster;

/// How long it takes, after a kill, until the studio's window shows the canvas again and a tool can
/// be taken: 8192x8192 pixels, ten layers and a long journal. Counted from the start of the
/// process, the window drawn without a screen. Not run with the tests: `RestartBenchmark HOME
/// [MB]`.
final class RestartBenchmark {
    private static final int SIDE = 8192;
    private static final int LAYERS = 10;
    private static final int STROKE = 1000;
    private static final int GROUND = 0xff3c6eb4;
    private static final int RESTARTS = 5;

    private RestartBenchmark() {}

    /// @param arguments a folder of its own, and how many MB of journal; 500 if they are not said
    public static void main(String[] arguments) throws Exception {
        String megabytes = arguments.length > 1 ? arguments[1] : "500";
        String home = Files.createDirectories(Path.of(arguments[0])).toString();
        try (KilledProgram painting = KilledProgram.start(Paints.class, home, megabytes)) {
            painting.next();
            painting.kill();
        }
        double[] seconds = new double[RESTARTS];
        for (int i = 0; i < RESTARTS; i++) {
            try (KilledProgram again = KilledProgram.start(StartsAgain.class, home)) {
                seconds[i] = Long.parseLong(again.next()) / 1e3;
                again.kill();
            }
        }
        Arrays.sort(seconds);
        System.out.printf(
                Locale.ROOT,
                "usable again after %.2f s (median of %d; %.2f to %.2f), %d MB of journal%n",
                seconds[RESTARTS / 2],
                RESTARTS,
                seconds[0],
                seconds[RESTARTS - 1],
                journal(Path.of(home)) >> 20);
    }

    private static long journal(Path home) throws IOException {
        try (Stream<Path> files = Files.list(AppFolders.in(home).canvas())) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            return bytes;
        }
    }

    private static Studio open(Path home) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        Fx.start();
        return Fx.get(
                () ->
                        new Studio(
                                AppFolders.in(home),
                                Backends.of(
                                        GradientMaker.fast(),
                                        Files.createDirectories(home.resolve("starter"))),
                                Platform::runLater));
    }

    /// Whether a large document is there and a tool can be taken.
    private static boolean isUsable(CanvasViewModel canvas) {
        Document document = canvas.documentProperty().get();
        return document != null && document.width() == SIDE && !canvas.busyProperty().get();
    }

    /// Paints until the journal is long, and goes on until it is killed.
    static final class Paints {
        private Paints() {}

        public static void main(String[] arguments) throws Exception {
            Path home = Path.of(arguments[0]);
            long bytes = Long.parseLong(arguments[1]) << 20;
            Studio studio = open(home);
            CanvasViewModel canvas = studio.canvas().canvas();
            Fx.run(studio::start);
            Fx.await("a canvas is open", () -> canvas.documentProperty().get() != null);
            Fx.run(() -> studio.canvas().documents().create("Large", ground()));
            Fx.await("the large canvas is open", () -> isUsable(canvas));
            Random random = new Random(1);
            boolean said = false;
            while (true) {
                CountDownLatch safe = new CountDownLatch(1);
                Fx.run(
                        () -> {
                            canvas.commit(
                                    "Stroke", stroke(canvas.documentProperty().get(), random));
                            canvas.whenSafe(safe::countDown);
                        });
                safe.await();
                if (!said && journal(home) > bytes) {
                    KilledProgram.say("painted");
                    said = true;
                }
            }
        }

        private static Document ground() {
            Document document = Document.blank(SIDE, SIDE);
            SurfaceEditor editor = document.active().surface().edit();
            byte[] band = new byte[SIDE * Raster.CHANNELS];
            for (int i = 0; i < band.length; i += Raster.CHANNELS) {
                band[i] = (byte) (GROUND >> 16);
                band[i + 1] = (byte) (GROUND >> 8);
                band[i + 2] = (byte) GROUND;
                band[i + 3] = (byte) (GROUND >> 24);
            }
            for (int y = 0; y < SIDE; y++) {
                editor.put(new Box(0, y, SIDE, 1), band);
            }
            document = document.withLayer(document.active().withSurface(editor.finish()));
            for (int i = 1; i < LAYERS; i++) {
                document = Layers.add(document, Layer.Kind.RASTER);
            }
            return document;
        }

        /// Noise, which takes the most room, on some layer; the middle stays as it is.
        private static Document stroke(Document document, Random random) {
            Layer layer = document.layers().get(1 + random.nextInt(LAYERS - 1));
            byte[] noise = new byte[STROKE * STROKE * Raster.CHANNELS];
            random.nextBytes(noise);
            SurfaceEditor editor = layer.surface().edit();
            int y = random.nextInt(SIDE / 2 - 2 * STROKE) + (random.nextBoolean() ? SIDE / 2 : 0);
            editor.put(new Box(random.nextInt(SIDE - STROKE), y, STROKE, STROKE), noise);
            return document.withLayer(layer.withSurface(editor.finish()));
        }
    }

    /// Opens the window, and says after how many milliseconds the canvas was seen and usable.
    static final class StartsAgain {
        private StartsAgain() {}

        public static void main(String[] arguments) throws Exception {
            Studio studio = open(Path.of(arguments[0]));
            StudioWindow window =
                    Fx.get(
                            () -> {
                                StudioWindow made = new StudioWindow(studio);
                                Stage stage = new Stage();
                                stage.setScene(made.scene());
                                stage.setWidth(1400);
                                stage.setHeight(900);
                                stage.show();
                                studio.start();
                                made.shell().pageProperty().set(Page.CANVAS);
                                return made;
                            });
            Fx.await(
                    "the canvas is seen",
                    () -> isUsable(studio.canvas().canvas()) && isSeen(window));
            long started = ManagementFactory.getRuntimeMXBean().getStartTime();
            KilledProgram.say(Long.toString(System.currentTimeMillis() - started));
            Thread.sleep(Long.MAX_VALUE);
        }

        /// Somewhere on a line down the window is the ground that no stroke covers.
        private static boolean isSeen(StudioWindow window) {
            var picture = window.scene().snapshot(null);
            PixelReader pixels = picture.getPixelReader();
            for (int y = 0; y < (int) picture.getHeight(); y += 4) {
                if (pixels.getArgb((int) picture.getWidth() / 2, y) == GROUND) {
                    return true;
                }
            }
            return false;
        }
    }
}
