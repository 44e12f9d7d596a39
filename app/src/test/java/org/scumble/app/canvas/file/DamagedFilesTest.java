package org.scumble.app.canvas.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Layers;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.file.PsdBytes.Record;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;

/// Damage of every kind, by seeds: the file opens, or it is refused in words.
class DamagedFilesTest {
    private static final int RUNS = 180;

    @TempDir private Path folder;

    @Test
    void openRasterFiles() throws IOException {
        Document document = Document.blank(40, 30);
        document = Layers.add(document, Layer.mask(2, "m", Surface.of(mask(), 40, 30, 3, 4)));
        document =
                Layers.add(
                        document,
                        Samples.layer(document, 3, "noise", Samples.noise(12, 9, 1), 5, 6));
        Path file = folder.resolve("valid.ora");
        OpenRaster.write(document.withSelection(Surface.of(mask(), 40, 30, 0, 0)), file);

        damage(Files.readAllBytes(file), RUNS);
    }

    @Test
    void listsOfLayers() throws IOException {
        String stack =
                """
                <image version="0.0.5" w="16" h="12" xres="72" yres="72"><stack><stack name="g" x="1" opacity="0.5" composite-op="svg:multiply" isolation="isolate">
                <layer name="a" src="data/a.png" x="2" y="3" opacity="0.7" visibility="visible" composite-op="svg:plus"/>
                <layer name="b" src="data/a.png" x="-2" y="-3" selected="true"/></stack></stack></image>
                """;
        Random random = new Random(11);
        int opened = 0;
        for (int run = 0; run < RUNS; run++) {
            StringBuilder damaged = new StringBuilder(stack);
            for (int i = random.nextInt(1, 5); i > 0; i--) {
                int at = random.nextInt(damaged.length());
                switch (random.nextInt(3)) {
                    case 0 -> damaged.setCharAt(at, (char) random.nextInt(32, 127));
                    case 1 -> damaged.deleteCharAt(at);
                    default -> damaged.insert(at, random.nextInt(-1_000_000_000, 1_000_000_000));
                }
            }
            ZipBytes zip = new ZipBytes().text("stack.xml", damaged.toString());
            opened += opens(zip.png("data/a.png", Samples.noise(5, 4, 1)).bytes());
        }
        assertThat(opened).as("damage that does not matter").isBetween(1, RUNS - 1);
    }

    @Test
    void photoshopFiles() throws IOException {
        PsdBytes psd =
                new PsdBytes(40, 30)
                        .layer(Record.of("a", Samples.filled(40, 30, 1, 2, 3, 255), 0, 0).opaque())
                        .layer(Record.groupBottom())
                        .layer(Record.of("b", picture(), 12, 7).mask(mask(), 3, 3, 255, 0))
                        .layer(Record.group("group", "mul "))
                        .layer(Record.of("c", picture(), -4, 7).unicode("c").clipped());

        damage(psd.bytes(), RUNS / 3);
        damage(psd.packing(PsdBytes.ZIP_WITH_PREDICTION).depth(16).bytes(), RUNS / 3);
        damage(psd.packing(PsdBytes.RAW).large().bytes(), RUNS / 3);
    }

    @Test
    void flattenedPhotoshopFiles() throws IOException {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        Raster white = Samples.filled(20, 10, 255, 255, 255, 255);
        damage(new PsdBytes(20, 10).profile(profile).flattened(white, 3).bytes(), RUNS / 3);
        damage(new PsdBytes(20, 10).mode(4).flattened(white, 5).bytes(), RUNS / 3);
        PsdBytes indexed = new PsdBytes(20, 10).mode(2).table(new byte[768]);
        damage(indexed.flattened(white, 1).bytes(), RUNS / 3);
    }

    private static Raster picture() {
        return Samples.noise(20, 10, 5);
    }

    private static Mask mask() {
        return Samples.noiseMask(11, 13, 2);
    }

    private void damage(byte[] valid, int runs) throws IOException {
        assertThat(opens(valid)).isEqualTo(1);
        Random random = new Random(valid.length);
        int opened = 0;
        for (int run = 0; run < runs; run++) {
            opened += opens(damaged(valid, random));
        }
        assertThat(opened).isLessThan(runs);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).allMatch(file -> file.toString().matches(".*(valid.ora|damaged)"));
        }
    }

    private static byte[] damaged(byte[] valid, Random random) {
        byte[] bytes = valid.clone();
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(5)) {
            case 0 -> bytes = Arrays.copyOf(bytes, at);
            case 1 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) 0xff);
            case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) 0);
            case 3 -> {
                int from = random.nextInt(bytes.length);
                int count = Math.min(bytes.length - Math.max(at, from), 64);
                System.arraycopy(valid, from, bytes, at, count);
            }
            default -> {
                for (int i = random.nextInt(1, 6); i > 0; i--) {
                    // Where lengths and names are, more often than among the pixels.
                    int most = random.nextBoolean() ? Math.min(600, bytes.length) : bytes.length;
                    bytes[random.nextInt(most)] = (byte) random.nextInt(256);
                }
            }
        }
        return bytes;
    }

    /// 1 if it opens, 0 if it is refused.
    private int opens(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("damaged"), bytes);
        try {
            assertThat(Documents.open(file).document().layers()).isNotEmpty();
            return 1;
        } catch (EngineException e) {
            assertThat(e.reason()).isIn(Reason.BAD_FILE, Reason.OUT_OF_MEMORY);
            assertThat(e.getMessage()).contains("damaged").endsWith(".");
            return 0;
        }
    }
}
