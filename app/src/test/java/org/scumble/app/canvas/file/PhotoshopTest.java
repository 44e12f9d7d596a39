package org.scumble.app.canvas.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scumble.app.canvas.document.Blend;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.file.PsdBytes.Record;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;

class PhotoshopTest {
    private static final Raster RED = Samples.filled(8, 8, 255, 0, 0, 255);
    private static final Raster NOISE = Samples.noise(20, 10, 5);

    @TempDir private Path folder;

    /// Every way of packing, both kinds of files and both depths give the same pixels.
    @ParameterizedTest
    @CsvSource({
        "0, 8, false",
        "1, 8, false",
        "2, 8, false",
        "3, 8, false",
        "1, 8, true",
        "3, 8, true",
        "0, 16, false",
        "1, 16, false",
        "2, 16, false",
        "3, 16, false",
        "1, 16, true"
    })
    void layersAreRead(int packing, int depth, boolean large) throws IOException {
        PsdBytes psd = twoLayers().packing(packing).depth(depth);

        Opened opened = open(large ? psd.large() : psd);

        Document document = opened.document();
        assertThat(opened.warnings()).isEmpty();
        assertThat(document.width()).isEqualTo(40);
        assertThat(document.height()).isEqualTo(30);
        assertThat(document.layers()).hasSize(2);
        Layer ground = document.layers().get(0);
        assertThat(ground.name()).isEqualTo("Background");
        assertThat(ground.opacity()).isEqualTo(1);
        assertThat(ground.visible()).isTrue();
        assertThat(Samples.pixel(ground, 39, 29)).isEqualTo("10 20 30 255");
        Layer noise = document.layers().get(1);
        assertThat(noise.name()).isEqualTo("Rauschen \u2713");
        assertThat(noise.opacity()).isEqualTo(128 / 255.0);
        assertThat(noise.visible()).isFalse();
        assertThat(noise.transparencyLocked()).isTrue();
        assertThat(noise.blend()).isEqualTo(Blend.MULTIPLY);
        assertThat(noise.surface().raster(new Box(12, 7, 20, 10)).rgba()).isEqualTo(NOISE.rgba());
        assertThat(Samples.pixel(noise, 11, 7)).isEqualTo("0 0 0 0");
        assertThat(document.active()).isEqualTo(noise);
    }

    @Test
    void layersMayStickOutOfTheCanvas() throws IOException {
        Document document =
                open(new PsdBytes(16, 12)
                                .layer(Record.of("corner", NOISE, -15, -8))
                                .layer(Record.of("wide", Samples.noise(90, 3, 1), -40, 11))
                                .layer(Record.of("away", RED, 500, -9000)))
                        .document();

        assertThat(document.layers().get(0).surface().bounds())
                .hasToString("Box[x=0, y=0, width=5, height=2]");
        assertThat(Samples.pixel(document.layers().get(0), 0, 0)).isEqualTo(text(NOISE, 15, 8));
        assertThat(Samples.pixel(document.layers().get(1), 3, 11))
                .isEqualTo(text(Samples.noise(90, 3, 1), 43, 0));
        assertThat(document.layers().get(2).surface().isBlank()).isTrue();
    }

    @Test
    void blendModesAreTold() throws IOException {
        Map<String, Blend> blends =
                Map.of(
                        "scrn",
                        Blend.SCREEN,
                        "over",
                        Blend.OVERLAY,
                        "dark",
                        Blend.DARKEN,
                        "lite",
                        Blend.LIGHTEN,
                        "div ",
                        Blend.COLOUR_DODGE,
                        "idiv",
                        Blend.COLOUR_BURN,
                        "hLit",
                        Blend.HARD_LIGHT,
                        "sLit",
                        Blend.SOFT_LIGHT,
                        "diff",
                        Blend.DIFFERENCE,
                        "lddg",
                        Blend.ADD);
        for (Map.Entry<String, Blend> blend : blends.entrySet()) {
            Opened opened =
                    open(new PsdBytes(8, 8).layer(Record.of("a", RED, 0, 0).blend(blend.getKey())));
            assertThat(opened.document().active().blend()).isEqualTo(blend.getValue());
        }

        Opened vivid = open(new PsdBytes(8, 8).layer(Record.of("lamp", RED, 0, 0).blend("vLit")));
        assertThat(vivid.document().active().blend()).isEqualTo(Blend.NORMAL);
        assertThat(vivid.warnings()).hasSize(1).allMatch(it -> it.contains("lamp"));
    }

    @Test
    void groupsAreDissolved() throws IOException {
        Document document =
                open(new PsdBytes(8, 8)
                                .layer(Record.of("ground", RED, 0, 0))
                                .layer(Record.groupBottom())
                                .layer(Record.groupBottom())
                                .layer(Record.of("deep", RED, 0, 0).opacity(51))
                                .layer(Record.group("inner", "mul ").opacity(153))
                                .layer(Record.of("shallow", RED, 0, 0))
                                .layer(Record.group("outer", "pass").hidden())
                                .layer(Record.of("top", RED, 0, 0)))
                        .document();

        assertThat(document.layers())
                .extracting(Layer::name)
                .containsExactly("ground", "deep", "shallow", "top");
        Layer deep = document.layers().get(1);
        assertThat(deep.opacity()).isCloseTo(0.12, offset(1e-9));
        assertThat(deep.blend()).isEqualTo(Blend.MULTIPLY);
        assertThat(document.layers())
                .extracting(Layer::visible)
                .containsExactly(true, false, false, true);
    }

    @Test
    void groupsWithOneEndCostNothingButTheGrouping() throws IOException {
        Document document =
                open(new PsdBytes(8, 8)
                                .layer(Record.of("a", RED, 0, 0))
                                .layer(Record.group("no bottom", "norm"))
                                .layer(Record.groupBottom())
                                .layer(Record.of("b", RED, 0, 0)))
                        .document();

        assertThat(document.layers()).extracting(Layer::name).containsExactly("a", "b");
    }

    @Test
    void masksGoIntoTheAlpha() throws IOException {
        Mask mask = Mask.filled(3, 2, 51);
        Document document =
                open(new PsdBytes(8, 8)
                                .layer(Record.of("hides", RED, 0, 0).mask(mask, 2, 1, 0, 0))
                                .layer(Record.of("shows", RED, 0, 0).mask(mask, 6, -1, 255, 0))
                                .layer(Record.of("off", RED, 0, 0).mask(mask, 0, 0, 0, 2)))
                        .document();

        Layer hides = document.layers().get(0);
        assertThat(Samples.pixel(hides, 2, 1)).isEqualTo("255 0 0 51");
        assertThat(hides.surface().bounds()).hasToString("Box[x=2, y=1, width=3, height=2]");
        Layer shows = document.layers().get(1);
        assertThat(Samples.pixel(shows, 5, 0)).isEqualTo("255 0 0 255");
        assertThat(Samples.pixel(shows, 7, 0)).isEqualTo("255 0 0 51");
        assertThat(Samples.pixel(shows, 7, 1)).isEqualTo("255 0 0 255");
        assertThat(Samples.pixel(document.layers().get(2), 7, 7)).isEqualTo("255 0 0 255");
    }

    @Test
    void clippedLayersAreCut() throws IOException {
        Raster half = Samples.filled(4, 8, 0, 0, 255, 128);
        Opened opened =
                open(
                        new PsdBytes(8, 8)
                                .layer(Record.of("base", half, 0, 0).opacity(51))
                                .layer(Record.of("shade", RED, 0, 0).clipped())
                                .layer(Record.of("light", RED, 3, 0).clipped()));

        assertThat(opened.warnings()).hasSize(2);
        Layer shade = opened.document().layers().get(1);
        assertThat(Samples.pixel(shade, 3, 0)).isEqualTo("255 0 0 128");
        assertThat(Samples.pixel(shade, 4, 0)).isEqualTo("255 0 0 0");
        assertThat(shade.opacity()).isEqualTo(0.2);
        assertThat(opened.document().layers().get(2).surface().bounds())
                .hasToString("Box[x=3, y=0, width=1, height=8]");
    }

    @Test
    void whatTheCanvasHasNotIsTold() throws IOException {
        Opened opened =
                open(
                        new PsdBytes(8, 8)
                                .layer(
                                        Record.of("ground", RED, 0, 0)
                                                .block("iOpa", new byte[] {51}))
                                .layer(Record.empty("curves").block("curv", new byte[3]))
                                .layer(Record.of("glow", RED, 0, 0).block("lfx2", new byte[9]))
                                .layer(Record.empty("nothing drawn yet")));

        assertThat(opened.document().layers())
                .extracting(Layer::name)
                .containsExactly("ground", "glow", "nothing drawn yet");
        assertThat(opened.document().layers().getFirst().opacity()).isEqualTo(0.2);
        assertThat(opened.warnings())
                .hasSize(2)
                .anyMatch(it -> it.contains("curves"))
                .anyMatch(it -> it.contains("glow"));
    }

    @Test
    void greyLayersAreRead() throws IOException {
        Raster grey = Samples.filled(4, 4, 128, 128, 128, 200);
        Document document =
                open(new PsdBytes(8, 8)
                                .mode(1)
                                .flattened(RED, 1)
                                .layer(Record.of("grey", grey, 1, 1)))
                        .document();

        assertThat(Samples.pixel(document.active(), 1, 1)).isEqualTo("128 128 128 200");
    }

    @Test
    void filesWithoutLayersAreOneLayer() throws IOException {
        Raster picture = Samples.noise(8, 8, 2);
        Opened opened = open(new PsdBytes(8, 8).flattened(picture, 3));

        assertThat(opened.warnings()).isEmpty();
        assertThat(opened.document().layers()).hasSize(1);
        assertThat(opened.document().active().name()).isEqualTo("picture");
        String opaque = text(picture, 3, 4).replaceAll("\\d+$", "255");
        assertThat(Samples.pixel(opened.document().active(), 3, 4)).isEqualTo(opaque);
    }

    @Test
    void flattenedPicturesOfOtherModesAreOneLayer() throws IOException {
        Opened grey = open(new PsdBytes(8, 8).mode(1).flattened(gradient(), 1));
        assertThat(Samples.pixel(grey.document().active(), 5, 0)).isEqualTo("100 100 100 255");

        byte[] table = new byte[768];
        table[100] = 7;
        table[256 + 100] = 8;
        table[512 + 100] = 9;
        Opened indexed = open(new PsdBytes(8, 8).mode(2).table(table).flattened(gradient(), 1));
        assertThat(Samples.pixel(indexed.document().active(), 5, 0)).isEqualTo("7 8 9 255");

        Opened deep = open(new PsdBytes(8, 8).depth(16).flattened(gradient(), 3));
        assertThat(Samples.pixel(deep.document().active(), 5, 0)).isEqualTo("100 100 100 255");
    }

    @Test
    void layersInCmykAreToldOf() throws IOException {
        PsdBytes psd =
                new PsdBytes(8, 8).mode(4).flattened(Samples.filled(8, 8, 255, 255, 255, 255), 4);
        Opened opened = open(psd.layer(Record.of("ink", RED, 0, 0)));

        assertThat(opened.document().layers()).hasSize(1);
        assertThat(opened.warnings()).hasSize(1).allMatch(it -> it.contains("CMYK, 8 bits"));
        assertThat(Samples.pixel(opened.document().active(), 0, 0)).isEqualTo("255 255 255 255");
    }

    @Test
    void modesThatNobodyReadsAreToldOf() {
        assertThatThrownBy(() -> open(new PsdBytes(8, 8).mode(9)))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("Lab, 8 bits");
    }

    @Test
    void coloursAreConvertedByTheProfile() throws IOException {
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        Raster dark = Samples.filled(4, 4, 55, 0, 255, 90);
        Document layers =
                open(new PsdBytes(8, 8).profile(linear).layer(Record.of("linear", dark, 0, 0)))
                        .document();
        assertThat(Samples.pixel(layers.active(), 0, 0)).isEqualTo("128 0 255 90");

        Document flat = open(new PsdBytes(4, 4).profile(linear).flattened(dark, 3)).document();
        assertThat(Samples.pixel(flat.active(), 0, 0)).isEqualTo("128 0 255 255");
    }

    @Test
    void sizesThatNoCanvasHasAreRefused() throws IOException {
        byte[] bytes = twoLayers().bytes();
        ByteBuffer.wrap(bytes).putInt(14, 30_000).putInt(18, 30_000);
        refused(bytes, "30000 x 30000");
        ByteBuffer.wrap(bytes).putInt(14, 0);
        refused(bytes, "no pixels");
        byte[] huge = new PsdBytes(8, 8).bytes();
        ByteBuffer.wrap(huge).putInt(14, 16_000).putInt(18, 16_000);
        refused(huge, "damaged");
    }

    @Test
    void lengthsThatLieAreRefusedBeforeMemoryIsTaken() throws IOException {
        byte[] bytes = twoLayers().bytes();
        for (int at = 26; at < Math.min(bytes.length - 4, 400); at++) {
            byte[] lying = bytes.clone();
            ByteBuffer.wrap(lying).putInt(at, 0x7ffffff0);
            Path file = Files.write(folder.resolve("lying.psd"), lying);
            try {
                Photoshop.read(file);
            } catch (EngineException e) {
                assertThat(e.reason()).isEqualTo(Reason.BAD_FILE);
            }
        }
    }

    private static PsdBytes twoLayers() {
        return new PsdBytes(40, 30)
                .layer(
                        Record.of("Background", Samples.filled(40, 30, 10, 20, 30, 255), 0, 0)
                                .opaque())
                .layer(
                        Record.of("Rauschen ?", NOISE, 12, 7)
                                .unicode("Rauschen \u2713")
                                .opacity(128)
                                .hidden()
                                .transparencyLocked()
                                .blend("mul "));
    }

    /// Twenty times the column.
    private static Raster gradient() {
        Raster raster = Samples.filled(8, 8, 0, 0, 0, 255);
        for (int i = 0; i < raster.rgba().length; i++) {
            if (i % 4 != 3) {
                raster.rgba()[i] = (byte) (i / 4 % 8 * 20);
            }
        }
        return raster;
    }

    private static String text(Raster raster, int x, int y) {
        return "%d %d %d %d"
                .formatted(
                        raster.get(x, y, 0),
                        raster.get(x, y, 1),
                        raster.get(x, y, 2),
                        raster.get(x, y, 3));
    }

    private Opened open(PsdBytes psd) throws IOException {
        return Photoshop.read(psd.write(folder.resolve("picture.psd")));
    }

    private void refused(byte[] bytes, String because) throws IOException {
        Path file = Files.write(folder.resolve("hostile.psd"), bytes);
        assertThatThrownBy(() -> Photoshop.read(file))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining(because);
    }
}
