package org.scumble.app;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// JavaFX from a test's thread.
final class Fx {
    private static final long PATIENCE_MILLIS = 30_000;
    private static final long GLANCE_MILLIS = 15;

    private Fx() {}

    static void start() {
        CompletableFuture<Void> started = new CompletableFuture<>();
        try {
            Platform.startup(() -> started.complete(null));
        } catch (IllegalStateException alreadyStarted) {
            started.complete(null);
        }
        started.join();
        Platform.setImplicitExit(false);
    }

    /// Runs on JavaFX's thread and waits for it.
    static <T> T get(Callable<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(
                () -> {
                    try {
                        done.complete(work.call());
                    } catch (Throwable e) {
                        done.completeExceptionally(e);
                    }
                });
        try {
            return done.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    static void run(Work work) {
        get(
                () -> {
                    work.run();
                    return true;
                });
    }

    /// What may fail as it likes.
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /// Waits until a condition holds on JavaFX's thread.
    static void await(String what, Callable<Boolean> condition) {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!get(condition)) {
            if (System.currentTimeMillis() > end) {
                throw new AssertionError("Waited in vain until " + what);
            }
            try {
                Thread.sleep(GLANCE_MILLIS);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    static void screenshot(Scene scene, Path file) throws IOException {
        WritableImage image = get(() -> scene.snapshot(null));
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        PixelReader reader = image.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                out.setRGB(x, y, reader.getArgb(x, y));
            }
        }
        ImageIO.write(out, "png", file.toFile());
    }
}
