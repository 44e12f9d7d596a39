package org.scumble.app.canvas.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Raster;

class CompositorTest {
    private static final int WIDTH = 300;
    private static final int HEIGHT = 40;

    private static Raster noise(long seed) {
        Raster raster = Raster.blank(WIDTH, HEIGHT);
        new Random(seed).nextBytes(raster.rgba());
        return raster;
    }

    private static Layer layer(long id, Raster raster) {
        return Layer.raster(id, "Layer " + id, Surface.of(raster, WIDTH, HEIGHT, 0, 0));
    }

    private static Document document(Layer... layers) {
        return Document.blank(WIDTH, HEIGHT).withLayers(List.of(layers), layers[0].id());
    }

    @Test
    void aSingleOpaqueLayerComesOutByteByByte() {
        Raster picture = noise(1);

        Document document = document(layer(1, picture));

        assertThat(Compositor.render(document, document.box()).rgba()).isEqualTo(picture.rgba());
    }

    @Test
    void aLayerOfAnyAlphaComesBackFromMixing() {
        Raster picture = noise(2);
        Surface almostBlank = Surface.of(Raster.blank(1, 1), WIDTH, HEIGHT, 0, 0);
        SurfaceEditor editor = almostBlank.edit();
        editor.writable(0, 0)[3] = 1; // the tile is there, and transparent but for one pixel
        editor.writable(1, 0)[3] = 1;
        Document document = document(layer(1, picture), Layer.raster(2, "Dust", editor.finish()));

        byte[] mixed = Compositor.render(document, document.box()).rgba();

        for (int i = 4; i < mixed.length; i += 4) {
            if (i != 4 * 256) {
                int alpha = picture.rgba()[i + 3];
                assertThat(mixed[i + 3]).isEqualTo((byte) alpha);
                for (int c = 0; c < 3 && alpha != 0; c++) {
                    assertThat(mixed[i + c]).isEqualTo(picture.rgba()[i + c]);
                }
            }
        }
    }

    /// The formulas of the W3C's text, in doubles and without any short cut.
    @ParameterizedTest
    @EnumSource(Blend.class)
    void mixesAsTheW3cSays(Blend blend) {
        Raster below = noise(3);
        Raster above = noise(4);
        Document document =
                document(layer(1, below), layer(2, above).withBlend(blend).withOpacity(0.7));

        Raster mixed = Compositor.render(document, document.box());
        int[] argb = new int[WIDTH * HEIGHT];
        Compositor.render(document, document.box(), argb, WIDTH);

        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            double alphaBelow = (below.rgba()[4 * i + 3] & 0xff) / 255.0;
            double alphaAbove = (above.rgba()[4 * i + 3] & 0xff) / 255.0 * 0.7;
            double alpha = alphaAbove + alphaBelow * (1 - alphaAbove);
            assertThat(argb[i] >>> 24).isCloseTo((int) Math.round(alpha * 255), within(1));
            assertThat(mixed.rgba()[4 * i + 3] & 0xff).isEqualTo(argb[i] >>> 24);
            for (int c = 0; c < 3; c++) {
                double backdrop = (below.rgba()[4 * i + c] & 0xff) / 255.0;
                double source = (above.rgba()[4 * i + c] & 0xff) / 255.0;
                double colour =
                        (1 - alphaBelow) * source
                                + alphaBelow * BlendTest.exact(blend, backdrop, source);
                double sum = alphaAbove * colour + (1 - alphaAbove) * alphaBelow * backdrop;
                int premultiplied = argb[i] >> (16 - 8 * c) & 0xff;
                assertThat(premultiplied).isCloseTo((int) Math.round(sum * 255), within(1));
                assertThat(premultiplied).isLessThanOrEqualTo(argb[i] >>> 24);
                if (alpha > 0.1) {
                    assertThat(mixed.rgba()[4 * i + c] & 0xff)
                            .isCloseTo((int) Math.round(sum / alpha * 255), within(2));
                }
            }
        }
    }

    @Test
    void anOpaqueLayerHidesWhatIsBelow() {
        Raster above = noise(5);
        for (int i = 3; i < above.rgba().length; i += 4) {
            above.rgba()[i] = (byte) 255;
        }
        Layer below = layer(1, noise(6));

        Document document = document(below, layer(2, above));

        assertThat(Compositor.render(document, document.box()).rgba()).isEqualTo(above.rgba());
    }

    @Test
    void hiddenLayersAndMasksAreNotSeen() {
        Raster picture = noise(7);
        Surface mask = Surface.blank(WIDTH, HEIGHT, 1);
        Document document =
                document(
                        layer(1, picture),
                        layer(2, noise(8)).withVisible(false),
                        layer(3, noise(9)).withOpacity(0),
                        Layer.mask(4, "Mask", mask));

        assertThat(Compositor.render(document, document.box()).rgba()).isEqualTo(picture.rgba());
    }

    @Test
    void aPartIsThatPartOfTheWholeAndNothingElseIsWritten() {
        Document document =
                document(layer(1, noise(10)), layer(2, noise(11)).withBlend(Blend.SCREEN));
        int[] whole = new int[WIDTH * HEIGHT];
        Compositor.render(document, document.box(), whole, WIDTH);
        Box area = new Box(200, -3, 150, 20);
        int[] part = new int[160 * 20];
        Arrays.fill(part, 0x12345678);

        Compositor.render(document, area, part, 160);

        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 160; x++) {
                int expected;
                if (x >= 150) {
                    expected = 0x12345678;
                } else {
                    boolean inside = document.box().contains(area.x() + x, area.y() + y);
                    expected = inside ? whole[(y - 3) * WIDTH + 200 + x] : 0;
                }
                assertThat(part[y * 160 + x]).isEqualTo(expected);
            }
        }
    }

    @Test
    void blankTilesAreTransparent() {
        Document document = Document.blank(600, 600);
        int[] argb = new int[100 * 100];
        Arrays.fill(argb, -1);

        Compositor.render(document, new Box(200, 200, 100, 100), argb, 100);

        assertThat(argb).containsOnly(0);
    }

    @Test
    void theMaskToPaintIsTheGreatestOfTheVisibleOnes() {
        SurfaceEditor one = Surface.blank(10, 10, 1).edit();
        one.writable(0, 0)[3] = 10;
        SurfaceEditor two = Surface.blank(10, 10, 1).edit();
        two.writable(0, 0)[3] = 20;
        two.writable(0, 0)[4] = 5;
        SurfaceEditor three = Surface.blank(10, 10, 1).edit();
        three.writable(0, 0)[3] = 100;
        List<Layer> layers = new ArrayList<>(Document.blank(10, 10).layers());
        layers.add(Layer.mask(2, "One", one.finish()));
        layers.add(Layer.mask(3, "Two", two.finish()).withOpacity(0.1));
        layers.add(Layer.mask(4, "Three", three.finish()).withVisible(false));

        Document document = Document.blank(10, 10).withLayers(layers, 1);

        assertThat(document.inpaintMask(new Box(2, 0, 4, 1)).values()).containsExactly(0, 20, 5, 0);
        assertThat(Document.blank(10, 10).inpaintMask(new Box(0, 0, 2, 2)).isEmpty()).isTrue();
    }
}
