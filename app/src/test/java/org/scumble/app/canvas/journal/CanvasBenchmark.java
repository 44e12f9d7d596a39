package org.scumble.app.canvas.journal;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.scumble.app.canvas.document.Blend;
import org.scumble.app.canvas.document.Compositor;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Layers;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.document.SurfaceEditor;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Raster;

/// How long it takes to draw and to keep a large canvas; not run with the tests. Prints medians.
final class CanvasBenchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int SIDE = 4096;
    private static final Box DIRTY = new Box(1700, 1900, 600, 600);
    private static final int ROUNDS = 61;

    private CanvasBenchmark() {}

    /// @param arguments how many MB of journal to open; 500 if there are none
    public static void main(String[] arguments) throws IOException {
        long megabytes = arguments.length == 0 ? 500 : Long.parseLong(arguments[0]);
        draw("one opaque layer", layers(1, 255, Blend.NORMAL));
        draw("5 layers, upper ones blank there", upperBlank());
        draw("5 layers, upper ones half transparent", layers(5, 128, Blend.NORMAL));
        draw("5 layers, upper ones multiplied", layers(5, 128, Blend.MULTIPLY));
        draw("5 layers, upper ones soft light", layers(5, 128, Blend.SOFT_LIGHT));
        Path folder = Files.createTempDirectory("scumble-benchmark");
        journal(folder.resolve("large.journal"), megabytes << 20);
    }

    private static Raster noise(int width, int height, int alpha) {
        Raster raster = Raster.blank(width, height);
        new Random(alpha).nextBytes(raster.rgba());
        for (int i = 3; i < raster.rgba().length; i += 4) {
            raster.rgba()[i] = (byte) alpha;
        }
        return raster;
    }

    private static Document layers(int count, int alpha, Blend blend) {
        Document document = Document.blank(SIDE, SIDE);
        document = document.withLayer(document.active().withSurface(around(255)));
        for (int i = 1; i < count; i++) {
            Layer layer = Layer.raster(i + 1, "Layer", around(alpha)).withBlend(blend);
            document = Layers.add(document, layer.withOpacity(0.8));
        }
        return document;
    }

    private static Document upperBlank() {
        Document document = layers(1, 255, Blend.NORMAL);
        for (int i = 1; i < 5; i++) {
            document = Layers.add(document, Layer.Kind.RASTER);
        }
        return document;
    }

    /// Noise where it is drawn; the rest makes no difference.
    private static Surface around(int alpha) {
        return Surface.of(noise(1024, 1024, alpha), SIDE, SIDE, 1536, 1536);
    }

    private static void draw(String what, Document document) {
        int[] argb = new int[DIRTY.width() * DIRTY.height()];
        double[] millis = new double[ROUNDS];
        for (int i = -20; i < ROUNDS; i++) {
            long start = THREADS.getCurrentThreadCpuTime(); // others may use the processor too
            Compositor.render(document, DIRTY, argb, DIRTY.width());
            if (i >= 0) {
                millis[i] = (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
            }
        }
        say("redraw 600x600 of %dx%d, %s".formatted(SIDE, SIDE, what), median(millis));
    }

    private static void journal(Path file, long size) throws IOException {
        Random random = new Random(1);
        double[] commits = new double[ROUNDS];
        try (DocumentFile canvas = DocumentFile.create(file, Document.blank(SIDE, SIDE))) {
            for (int i = 0; Files.size(file) < size; i++) {
                int side = i % 50 == 0 ? 1000 : 60; // now and then a picture, else strokes
                int alpha = 200 + i % 50;
                Document present = canvas.history().present();
                SurfaceEditor editor = present.active().surface().edit();
                Box area = new Box(random.nextInt(3000), random.nextInt(3000), side, side);
                editor.put(area, noise(side, side, alpha).rgba());
                Surface surface = editor.finish();
                Document next = present.withLayer(present.active().withSurface(surface));
                long start = System.nanoTime();
                canvas.commit("Stroke", next);
                if (side == 60) {
                    commits[i % ROUNDS] = (System.nanoTime() - start) / 1e6;
                }
            }
            say("a stroke is safe on disk after", median(commits));
            System.out.printf("%d versions%n", canvas.history().versions().size());
        }
        double[] millis = new double[5];
        for (int i = 0; i < millis.length; i++) {
            long start = System.nanoTime();
            try (DocumentFile canvas = DocumentFile.open(file)) {
                millis[i] = (System.nanoTime() - start) / 1e6;
                if (canvas.damaged() != null) {
                    throw new IOException("damaged");
                }
            }
        }
        say("open a journal of %d MB".formatted(Files.size(file) >> 20), median(millis));
        long start = System.nanoTime();
        try (DocumentFile canvas = DocumentFile.open(file)) {
            Document present = canvas.history().present();
            Compositor.render(present, new Box(0, 0, 1024, 1024));
            say("open it and draw 1024x1024", (System.nanoTime() - start) / 1e6);
            start = System.nanoTime();
            canvas.saveCopy(file.resolveSibling("copy.scumble"));
            say("save it as a project", (System.nanoTime() - start) / 1e6);
            canvas.discard();
        }
        Files.delete(file.resolveSibling("copy.scumble"));
        Files.delete(file.getParent());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void say(String what, double millis) {
        System.out.printf(Locale.ROOT, "%-75s %9.2f ms%n", what, millis);
    }
}
