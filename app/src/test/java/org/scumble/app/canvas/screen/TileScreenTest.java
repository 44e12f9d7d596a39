package org.scumble.app.canvas.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Layers;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.paint.Brush;
import org.scumble.app.canvas.paint.Paint;
import org.scumble.app.canvas.paint.Stroke;
import org.scumble.app.task.Tasks;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;

class TileScreenTest {
    private static final long MEMORY = 64 << 20;
    private static final int RED = 0xffff0000;
    private static final int BLUE = 0xff0000ff;

    private final List<Box> damaged = new ArrayList<>();
    private final TileScreen screen = screen(Tasks.synchronous());

    private TileScreen screen(Tasks tasks) {
        return new TileScreen(
                tasks,
                new Reducer(MEMORY),
                MEMORY,
                damaged::add,
                e -> {
                    throw new AssertionError(e);
                });
    }

    /// Columns of red and blue in turn.
    private static Document stripes(int side) {
        Raster raster = Raster.blank(side, side);
        for (int i = 0; i < side * side; i++) {
            raster.rgba()[i * 4 + (i % side % 2 == 0 ? 0 : 2)] = (byte) 255;
            raster.rgba()[i * 4 + 3] = (byte) 255;
        }
        return Document.of(raster, "Stripes");
    }

    private int[] pixels(Viewport view) {
        screen.look(view);
        assertThat(screen.isReady()).isTrue();
        int[] pixels = new int[view.width() * view.height()];
        screen.paint(view, Box.of(view.width(), view.height()), pixels);
        return pixels;
    }

    @Test
    void showsPixelsAsSquaresWhenEnlarged() {
        screen.show(stripes(300));
        Viewport view = new Viewport(40, 8, 4, -4 * 250, -4 * 100);
        int[] pixels = pixels(view);
        for (int x = 0; x < 40; x++) {
            assertThat(pixels[x]).as("x=%d", x).isEqualTo(x / 4 % 2 == 0 ? RED : BLUE);
        }
    }

    @Test
    void showsEachPixelAsItIsAtFullSize() {
        screen.show(stripes(300));
        int[] pixels = pixels(new Viewport(300, 300, 1, 0, 0));
        assertThat(pixels[299 * 300 + 254]).isEqualTo(RED);
        assertThat(pixels[299 * 300 + 255]).isEqualTo(BLUE);
        assertThat(pixels[299 * 300 + 256]).isEqualTo(RED);
    }

    @Test
    void averagesWhatIsMadeSmaller() {
        screen.show(stripes(600));
        int[] pixels = pixels(new Viewport(150, 150, 0.25, 0, 0));
        assertThat(pixels).containsOnly(0xff800080);
    }

    @Test
    void drawsNothingOutsideAndAGroundUnderTransparency() {
        screen.show(Document.blank(20, 20));
        int[] pixels = pixels(new Viewport(40, 40, 1, 10, 10));
        assertThat(pixels[0]).isZero();
        assertThat(pixels[30 * 40 + 5]).isZero();
        assertThat(pixels[30 * 40 + 30]).isZero();
        assertThat(pixels[10 * 40 + 10]).isEqualTo(0xffc9c9c9);
        assertThat(pixels[10 * 40 + 18]).isEqualTo(0xffb2b2b2);
    }

    @Test
    void showsAStrokeAtOnceAtEveryZoomAndForgetsItWhenDropped() {
        Document before = stripes(600);
        for (double zoom : new double[] {1, 0.25, 3}) {
            screen.show(before);
            Viewport view = new Viewport(60, 60, zoom, 0, 0);
            int[] untouched = pixels(view);
            Paint black = new Paint.Colour(0xff000000);
            Stroke stroke = new Stroke(before, 1, Brush.round(40, 1), black);
            Box touched = stroke.begin(10, 10, 1);
            screen.showLive(stroke.live(), touched);
            int middle = (int) (10 * zoom) * 60 + (int) (10 * zoom);
            assertThat(pixels(view)[middle]).as("zoom %s", zoom).isEqualTo(0xff000000);

            stroke.end();
            screen.show(stroke.finish());
            assertThat(pixels(view)[middle]).isEqualTo(0xff000000);
            assertThat(pixels(new Viewport(60, 60, 0.125, 0, 0))[61]).isEqualTo(0xff000000);

            screen.show(before);
            assertThat(pixels(view)).isEqualTo(untouched);
        }
    }

    @Test
    void makesOnlyWhatIsLookedAtAndKeepsWhatDidNotChange() {
        List<String> made = new ArrayList<>();
        Deque<Runnable> waiting = new ArrayDeque<>();
        TileScreen lazy = screen(new Tasks(waiting::add, Runnable::run));
        lazy.show(stripes(2048));
        lazy.look(new Viewport(256, 256, 1, 0, 0));
        while (!waiting.isEmpty()) {
            waiting.remove().run();
            made.add("tile");
        }
        assertThat(made).hasSize(1);
        lazy.look(new Viewport(256, 256, 1, -100, 0));
        assertThat(waiting).hasSize(1);
    }

    @Test
    void showsTheCoarserLevelUntilTheFinerIsThere() {
        Deque<Runnable> waiting = new ArrayDeque<>();
        TileScreen lazy = screen(new Tasks(waiting::add, Runnable::run));
        lazy.show(stripes(1024));
        lazy.look(new Viewport(256, 256, 0.25, 0, 0));
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
        Viewport near = new Viewport(256, 256, 1, 0, 0);
        lazy.look(near);
        int[] pixels = new int[256 * 256];
        lazy.paint(near, Box.of(256, 256), pixels);
        assertThat(pixels).containsOnly(0xff800080);
        waiting.remove().run();
        lazy.paint(near, Box.of(256, 256), pixels);
        assertThat(pixels).contains(RED, BLUE).hasSize(256 * 256);
    }

    @Test
    void drawsAgainWhatChangedWhileItWasMade() {
        Deque<Runnable> waiting = new ArrayDeque<>();
        TileScreen lazy = screen(new Tasks(waiting::add, Runnable::run));
        Document before = stripes(100);
        lazy.show(before);
        lazy.look(new Viewport(100, 100, 1, 0, 0));
        lazy.show(Layers.withVisible(before, 1, false));
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
        int[] pixels = new int[100 * 100];
        lazy.paint(new Viewport(100, 100, 1, 0, 0), Box.of(100, 100), pixels);
        assertThat(pixels).doesNotContain(RED, BLUE);
        assertThat(lazy.isReady()).isTrue();
    }

    @Test
    void aStrokeThatGoesOnWhileItsTilesAreMadeIsShownWhole() {
        Deque<Runnable> waiting = new ArrayDeque<>();
        TileScreen lazy = screen(new Tasks(waiting::add, Runnable::run));
        Document before = Layers.add(stripes(300), Layer.Kind.MASK);
        Viewport view = new Viewport(300, 300, 1, 0, 0);
        lazy.show(before);
        lazy.look(view);
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
        Paint.MaskPaint full = new Paint.MaskPaint(255);
        Stroke stroke = new Stroke(before, before.activeLayer(), Brush.round(20, 1), full);
        Box begun = stroke.begin(50, 50, 1);
        lazy.showLive(stroke.live(), begun); // its tile is being made from now on
        Box moved = stroke.move(150, 50, 1);
        lazy.showLive(stroke.live(), moved);
        stroke.end();
        lazy.show(stroke.finish());
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
        int[] pixels = new int[300 * 300];
        lazy.paint(view, Box.of(300, 300), pixels);
        assertThat(pixels[50 * 300 + 50]).isNotIn(RED, BLUE);
        assertThat(pixels[50 * 300 + 100]).isNotIn(RED, BLUE);
    }

    @Test
    void hatchesWhatIsToBePaintedAnew() {
        Document document = stripes(100);
        Mask mask = Mask.filled(10, 10, 255);
        Layer layer = Layer.mask(7, "Mask", Surface.of(mask, 100, 100, 20, 20));
        screen.show(Layers.add(document, layer));
        int[] pixels = pixels(new Viewport(100, 100, 1, 0, 0));
        assertThat(pixels[19 * 100 + 24]).isEqualTo(RED);
        assertThat(pixels[24 * 100 + 25]).isNotIn(RED, BLUE);
        screen.show(Layers.withVisible(Layers.add(document, layer), 7, false));
        assertThat(pixels(new Viewport(100, 100, 1, 0, 0))[24 * 100 + 25]).isEqualTo(BLUE);
    }

    @Test
    void findsTheRimOfASelection() {
        Surface selection = Surface.of(Mask.filled(10, 20, 255), 600, 600, 30, 250);
        screen.show(stripes(600).withSelection(selection));
        Viewport view = new Viewport(100, 400, 1, 0, 0);
        pixels(view);
        int[] rim = screen.ants(view);
        assertThat(rim).hasSize(2 * 10 + 2 * 18).contains(250 * 100 + 30, 269 * 100 + 39);

        Viewport halved = new Viewport(100, 400, 0.5, 0, 0);
        pixels(halved);
        assertThat(screen.ants(halved)).hasSize(2 * 5 + 2 * 8);
    }
}
