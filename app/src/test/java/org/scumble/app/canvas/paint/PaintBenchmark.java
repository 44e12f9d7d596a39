package org.scumble.app.canvas.paint;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Random;
import org.scumble.app.canvas.document.Blend;
import org.scumble.app.canvas.document.Compositor;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Layers;
import org.scumble.app.canvas.document.Surface;
import org.scumble.engine.image.Box;

/// Measures how long a brush takes from the event to the pixels: `Stroke.move` and drawing the
/// touched area anew, on 4096x4096 pixels in five layers; with an argument, other operations too.
/// Not a test: run its main method.
public final class PaintBenchmark {
    private static final int SIDE = 4096;
    private static final int STROKES = 12;
    private static final int MOVES = 120;

    /// Tells what other programs on the machine do not disturb.
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    private PaintBenchmark() {}

    public static void main(String[] args) {
        Document document = document();
        for (double hardness : new double[] {1, 0}) {
            for (double size : new double[] {20, 200, 1000}) {
                Brush brush = Brush.round(size, hardness).withOpacity(0.8);
                run("opaque layer", document.withActive(1), brush);
                run("top layer", document, brush);
            }
        }
        Brush pen = new Brush(200, 0.5, 0.8, 0.1, 0.5, true, true);
        run("pen, smoothed", document, pen);
        run("eraser", document, new Paint.Erase(), Brush.round(200, 0.5));
        if (args.length > 0) {
            transforms(document);
        }
    }

    private static Document document() {
        Document document =
                Gradients.linear(
                        Document.blank(SIDE, SIDE), 1, 0, 0, SIDE, SIDE, 0xff204080, 0xfff0d0a0);
        Blend[] blends = {Blend.NORMAL, Blend.MULTIPLY, Blend.NORMAL, Blend.SOFT_LIGHT};
        for (Blend blend : blends) {
            Surface blank = Surface.blank(SIDE, SIDE, 4);
            Layer layer = Layer.raster(document.nextId(), blend.label(), blank).withBlend(blend);
            document = Layers.add(document, layer);
            document =
                    Gradients.radial(
                            document,
                            layer.id(),
                            SIDE / 2.0,
                            SIDE / 3.0,
                            SIDE,
                            SIDE,
                            0xc0ff8040,
                            0x0080ff40);
        }
        return document;
    }

    private static void run(String name, Document document, Brush brush) {
        run(name, document, new Paint.Colour(0xffc03060), brush);
    }

    /// Strokes at the speed of a quick hand, 30 pixels on average from one event to the next.
    private static void run(String name, Document document, Paint paint, Brush brush) {
        Random random = new Random(5);
        double[] times = new double[STROKES * MOVES];
        double[] busy = new double[STROKES * MOVES];
        int[] argb = new int[SIDE * SIDE];
        for (int i = 0; i < STROKES; i++) {
            Stroke stroke = new Stroke(document, document.activeLayer(), brush, paint);
            double x = SIDE / 2.0;
            double y = SIDE / 2.0;
            double angle = random.nextDouble() * 7;
            stroke.begin(x, y, 0.5);
            for (int k = 0; k < MOVES; k++) {
                angle += random.nextGaussian() * 0.3;
                x = Math.clamp(x + 30 * Math.cos(angle), 0, SIDE);
                y = Math.clamp(y + 30 * Math.sin(angle), 0, SIDE);
                long start = System.nanoTime();
                long startBusy = THREAD.getCurrentThreadCpuTime();
                Box touched = stroke.move(x, y, 0.5 + 0.4 * Math.sin(k / 9.0));
                Compositor.render(stroke.live(), touched, argb, Math.max(1, touched.width()));
                busy[i * MOVES + k] = (THREAD.getCurrentThreadCpuTime() - startBusy) / 1e6;
                times[i * MOVES + k] = (System.nanoTime() - start) / 1e6;
            }
            stroke.end();
        }
        System.out.printf(
                "%-14s size %4.0f hardness %.1f: %s; processor time %s%n",
                name, brush.size(), brush.hardness(), summary(times), summary(busy));
    }

    private static String summary(double[] times) {
        // The first half warms the machine up.
        double[] warm = Arrays.copyOfRange(times, times.length / 2, times.length);
        Arrays.sort(warm);
        return "median %.2f ms, 99th percentile %.2f ms"
                .formatted(warm[warm.length / 2], warm[(int) (warm.length * 0.99)]);
    }

    private static void transforms(Document document) {
        TransformSession session = TransformSession.begin(document, 1);
        Point centre = new Point(SIDE / 2.0, SIDE / 2.0);
        for (int i = 0; i < 2; i++) {
            time("move the layer", () -> session.live(Affine.translate(7, 5)));
            time("turn the layer", () -> session.live(Affine.rotate(20, centre)));
            time("halve the layer", () -> session.live(Affine.scale(0.5, 0.5, centre)));
            time("turn the canvas", () -> Transforms.rotateCanvas(document, 1));
            time("halve the canvas", () -> Transforms.scaled(document, SIDE / 2, SIDE / 2));
            time("wand, all", () -> Selections.wand(document, 9, 9, 30, true, true));
            time("fill", () -> Fills.fill(document, 1, 0xff804020));
            time("bucket", () -> Fills.bucket(document, 1, 9, 9, 0xff804020, 30, true));
            Document soft =
                    Selections.select(
                            document,
                            Selections.ellipse(document, 100, 100, 3800, 3000),
                            Selections.Mode.REPLACE);
            time("ellipse", () -> Selections.ellipse(document, 100, 100, 3800, 3000));
            time("grow", () -> Selections.grow(soft, 20));
            time("feather", () -> Selections.feather(soft, 30));
            time("outline", () -> Selections.outline(soft.selection(), soft.box()));
            session.live(Affine.IDENTITY);
        }
    }

    private static void time(String name, Runnable work) {
        long start = System.nanoTime();
        work.run();
        System.out.printf("%-18s %7.1f ms%n", name, (System.nanoTime() - start) / 1e6);
    }
}
