package org.scumble.app;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.scumble.app.gallery.Picture;
import org.scumble.app.job.Job;
import org.scumble.app.job.JobProgress;
import org.scumble.app.settings.AppFolders;
import org.scumble.app.settings.Theme;
import org.scumble.app.shell.Page;
import org.scumble.assets.Assets;
import org.scumble.engine.Cancellation;
import org.scumble.engine.Device;
import org.scumble.engine.EngineOptions;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.GenerationResult;
import org.scumble.engine.Progress;
import org.scumble.engine.image.Raster;
import org.scumble.painter.art.ScenePainter;
import org.scumble.painter.scene.SceneSampler;
import org.scumble.painter.scene.Split;

/// Walks through the studio and takes pictures of it, for the documents and for a critical eye:
/// `ScreenshotTour HOME OUT [painter]`. It paints with the starter model; with `painter`, the
/// painter of the training data stands in, which is quick.
public final class ScreenshotTour {
    private static final double WIDTH = 1400;
    private static final double HEIGHT = 900;
    private static final long STEP_NANOS = 60_000_000;
    private static final long REST_NANOS = 600_000_000;
    private static final long SEED = 7;

    private static final List<String> PROMPTS =
            List.of(
                    "a blue house beside a tall green tree in the snow, line art",
                    "a yellow sailing boat on the sea at night, flat",
                    "a white rabbit in a meadow, watercolour",
                    "a red mushroom in the forest, pixel art",
                    "a purple hot air balloon over the mountains at dawn, flat",
                    "a black cat on the beach in the rain, line art",
                    "a purple butterfly above a lake, watercolour",
                    "a red lighthouse on a hill at sunset, watercolour");

    private final Path out;
    private final Studio studio;
    private final StudioWindow window;

    private ScreenshotTour(Path home, Path out, boolean standIn) {
        this.out = out;
        AppFolders folders = AppFolders.in(home);
        Backend backend =
                standIn
                        ? Backends.of(ScreenshotTour::paintSlowly, Assets.find().starter())
                        : StudioApp.backend(engine(folders), Assets.find());
        studio = Fx.get(() -> new Studio(folders, backend, Platform::runLater));
        window = Fx.get(() -> new StudioWindow(studio));
        Fx.run(
                () -> {
                    Stage stage = new Stage();
                    stage.setScene(window.scene());
                    stage.setWidth(WIDTH);
                    stage.setHeight(HEIGHT);
                    stage.show();
                    studio.start();
                });
    }

    public static void main(String[] arguments) throws IOException {
        Fx.start();
        Path out = Files.createDirectories(Path.of(arguments[1]));
        boolean standIn = arguments.length > 2 && arguments[2].equals("painter");
        new ScreenshotTour(Path.of(arguments[0]), out, standIn).walk();
        Platform.exit();
    }

    static LazyEngine engine(AppFolders folders) {
        return new LazyEngine(
                new EngineOptions(folders.cache(), Assets.find().clipTokenizer(), Device.CPU, 0));
    }

    private void walk() throws IOException {
        Fx.await("the model is read", () -> studio.generate().canGenerate().get());
        Fx.run(() -> window.shell().pageProperty().set(Page.STUDIO));
        shoot("first-start");
        Fx.run(
                () -> {
                    studio.generate().form().seedProperty().set(SEED);
                    studio.generate().form().seedLockedProperty().set(true);
                });
        PROMPTS.forEach(this::paint);
        inBothThemes("studio");
        painting();
        gallery();
        models();
        drop();
        new CanvasTour(out, studio, window).walk();
        Fx.run(studio::close);
    }

    private void painting() throws IOException {
        Fx.run(
                () -> {
                    studio.generate().form().seedLockedProperty().set(false);
                    studio.generate().form().countProperty().set(4);
                    studio.generate().generate();
                    studio.generate().form().promptProperty().set(PROMPTS.getFirst());
                    studio.generate().generate();
                    window.shell().queueShownProperty().set(true);
                });
        Fx.await("it is half way through a picture", this::isHalfWay);
        shoot("painting");
        Fx.run(
                () -> {
                    window.shell().queueShownProperty().set(false);
                    List<Job> jobs = List.copyOf(studio.queue().jobs());
                    jobs.reversed().forEach(studio.queue()::cancel);
                    studio.generate().form().countProperty().set(1);
                });
        awaitQuiet();
    }

    private boolean isHalfWay() {
        JobProgress progress = studio.generate().easel().progressProperty().get();
        return progress != null
                && progress.preview() != null
                && progress.fraction() > 0.15
                && studio.queue().jobs().size() == 2;
    }

    private void gallery() throws IOException {
        Fx.run(
                () -> {
                    List<Picture> recent = studio.gallery().recent();
                    studio.gallery().toggleFavourite(recent.get(0));
                    studio.gallery().toggleFavourite(recent.get(3));
                    List.copyOf(studio.notices().shown()).forEach(studio.notices()::dismiss);
                    window.shell().pageProperty().set(Page.GALLERY);
                });
        rest();
        Fx.run(
                () ->
                        window.scene().getRoot().lookupAll("#gallery-grid .picture-tile").stream()
                                .findFirst()
                                .orElseThrow()
                                .fireEvent(click()));
        inBothThemes("gallery");
    }

    private void models() throws IOException {
        Path broken = Files.write(out.resolve("broken.safetensors"), new byte[100]);
        Fx.run(
                () -> {
                    window.shell().pageProperty().set(Page.MODELS);
                    studio.models().add(List.of(broken));
                });
        Fx.await("the file is refused", () -> !studio.notices().shown().isEmpty());
        inBothThemes("models");
        Files.delete(broken);
    }

    private void drop() throws IOException {
        Fx.run(
                () -> {
                    List.copyOf(studio.notices().shown()).forEach(studio.notices()::dismiss);
                    window.shell().pageProperty().set(Page.STUDIO);
                    studio.generate().restoreFrom(studio.gallery().recent().getLast().file());
                });
        Fx.await("the settings are restored", () -> !studio.notices().shown().isEmpty());
        Fx.run(
                () -> {
                    studio.generate().startFrom(studio.gallery().recent().getFirst().file());
                    window.shell().showDrop("Drop to use this picture's settings");
                });
        shoot("drop");
        Fx.run(window.shell()::hideDrop);
    }

    private void paint(String prompt) {
        paint(studio, prompt);
        awaitQuiet();
    }

    /// Has a prompt painted, and waits for the picture.
    static void paint(Studio studio, String prompt) {
        int before = Fx.get(() -> studio.gallery().recent().size());
        Fx.run(
                () -> {
                    studio.generate().form().promptProperty().set(prompt);
                    studio.generate().generate();
                });
        Fx.await(prompt + " is painted", () -> studio.gallery().recent().size() > before);
    }

    private void awaitQuiet() {
        Fx.await("the queue is empty", () -> studio.queue().jobs().isEmpty());
    }

    private void inBothThemes(String name) throws IOException {
        shoot(name);
        Fx.run(() -> studio.themeProperty().set(Theme.LIGHT));
        shoot(name + "-light");
        Fx.run(() -> studio.themeProperty().set(Theme.DARK));
    }

    private void shoot(String name) throws IOException {
        rest();
        Fx.screenshot(window.scene(), out.resolve(name + ".png"));
    }

    /// Lets pictures load and layouts settle: what comes next is for the eye, no condition tells.
    static void rest() {
        LockSupport.parkNanos(REST_NANOS);
    }

    private static MouseEvent click() {
        return new MouseEvent(
                MouseEvent.MOUSE_CLICKED,
                0,
                0,
                0,
                0,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                null);
    }

    private static List<GenerationResult> paintSlowly(
            GenerationRequest request, Progress progress, Cancellation cancellation) {
        GradientMaker maker = GradientMaker.fast(ScreenshotTour::scene);
        return maker.generate(
                request,
                event -> {
                    progress.on(event);
                    LockSupport.parkNanos(STEP_NANOS);
                },
                cancellation);
    }

    private static Raster scene(int width, int height, long seed) {
        long index = Math.floorMod(System.nanoTime(), 100_000L) + seed;
        BufferedImage image =
                ScenePainter.paint(
                        new SceneSampler(index, Split.TRAIN).scene(0), Math.max(width, height));
        byte[] rgba = new byte[width * height * Raster.CHANNELS];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = (y * width + x) * Raster.CHANNELS;
                int rgb = image.getRGB(x, y);
                rgba[at] = (byte) (rgb >> 16);
                rgba[at + 1] = (byte) (rgb >> 8);
                rgba[at + 2] = (byte) rgb;
                rgba[at + 3] = (byte) 255;
            }
        }
        return new Raster(width, height, rgba);
    }
}
