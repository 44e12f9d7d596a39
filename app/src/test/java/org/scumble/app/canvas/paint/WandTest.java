package org.scumble.app.canvas.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Layers;
import org.scumble.app.canvas.document.Surface;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;

class WandTest {
    private static final int WIDTH = 310;
    private static final int HEIGHT = 280;
    private static final int TOLERANCE = 40;

    @Test
    void findsWhatASearchPixelByPixelFinds() {
        Raster picture = labyrinth();
        Document document = Document.of(picture, "Labyrinth");
        for (int[] seed : new int[][] {{0, 0}, {155, 140}, {255, 256}, {309, 279}}) {
            Surface wand = Selections.wand(document, seed[0], seed[1], TOLERANCE, true, false);

            assertThat(wand.mask(document.box()).values())
                    .as("from %d, %d", seed[0], seed[1])
                    .isEqualTo(search(picture, seed[0], seed[1]));
        }
    }

    @Test
    void findsAllOfAColourIfAsked() {
        Raster picture = labyrinth();
        Document document = Document.of(picture, "Labyrinth");
        byte[] found =
                Selections.wand(document, 155, 140, TOLERANCE, false, false)
                        .mask(document.box())
                        .values();

        for (int i = 0; i < found.length; i++) {
            int x = i % WIDTH;
            int y = i / WIDTH;
            assertThat(found[i] != 0).isEqualTo(alike(picture, x, y, 155, 140));
        }
    }

    @Test
    void theVisiblePictureCanBeAsked() {
        Document below = Canvases.plain(64, 64, 0xff00ff00);
        Surface half = Surface.of(Mask.filled(32, 64, 255).toRaster(), 64, 64, 0, 0);
        Document both = Layers.add(below, Layer.raster(2, "Half", half)).withActive(1);

        assertThat(Selections.wand(both, 50, 5, 0, true, false).bounds().area()).isEqualTo(4096);
        assertThat(Selections.wand(both, 50, 5, 0, true, true).bounds().x()).isEqualTo(32);
    }

    @Test
    void transparentPixelsAreAllAlike() {
        Raster hidden = Raster.blank(64, 64);
        new Random(1).nextBytes(hidden.rgba());
        for (int i = 3; i < hidden.rgba().length; i += 4) {
            hidden.rgba()[i] = (byte) (i < 400 ? 255 : 0);
        }
        Document document = Document.of(hidden, "Hidden");

        assertThat(Selections.wand(document, 40, 40, 0, true, false).bounds().area())
                .isEqualTo(64 * 63);
    }

    @Test
    void masksAreSearchedByTheirValue() {
        Document masked =
                Selections.toMaskLayer(Canvases.withSoftSelection(Document.blank(100, 50)), "Mask");

        assertThat(Selections.wand(masked, 30, 5, 10, true, false).bounds().x()).isEqualTo(28);
        assertThat(Selections.wand(masked, 30, 5, 10, true, false).bounds().width()).isEqualTo(5);
        assertThat(Selections.wand(masked, -1, 5, 10, true, false).isBlank()).isTrue();
    }

    /// Patches of four colours, grainy.
    private static Raster labyrinth() {
        Raster raster = Raster.blank(WIDTH, HEIGHT);
        Random random = new Random(11);
        byte[] patches = new byte[WIDTH * HEIGHT];
        random.nextBytes(patches);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int patch = patches[i / WIDTH / 3 * WIDTH + i % WIDTH / 3] & 0xff;
            int base = patch < 150 ? 60 : 200;
            for (int c = 0; c < 3; c++) {
                raster.rgba()[i * 4 + c] = (byte) (base + random.nextInt(50));
            }
            raster.rgba()[i * 4 + 3] = (byte) 255;
        }
        return raster;
    }

    private static byte[] search(Raster picture, int x, int y) {
        byte[] found = new byte[WIDTH * HEIGHT];
        Deque<Integer> open = new ArrayDeque<>();
        open.add(y * WIDTH + x);
        while (!open.isEmpty()) {
            int at = open.pop();
            int px = at % WIDTH;
            int py = at / WIDTH;
            if (found[at] != 0 || !alike(picture, px, py, x, y)) {
                continue;
            }
            found[at] = (byte) 255;
            if (px > 0) {
                open.push(at - 1);
            }
            if (px < WIDTH - 1) {
                open.push(at + 1);
            }
            if (py > 0) {
                open.push(at - WIDTH);
            }
            if (py < HEIGHT - 1) {
                open.push(at + WIDTH);
            }
        }
        return found;
    }

    private static boolean alike(Raster picture, int x, int y, int seedX, int seedY) {
        for (int c = 0; c < 4; c++) {
            if (Math.abs(picture.get(x, y, c) - picture.get(seedX, seedY, c)) > TOLERANCE) {
                return false;
            }
        }
        return true;
    }
}
