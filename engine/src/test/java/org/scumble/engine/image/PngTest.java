package org.scumble.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.engine.EngineException;

class PngTest {
    @TempDir private Path folder;

    @Test
    void pixelsAndTextsComeBackAsTheyWere() {
        Raster raster = noise(37, 23, 1);
        Map<String, String> texts =
                Map.of(
                        "parameters",
                        "a prompt,\nNegative prompt: none",
                        "unicode",
                        "Ünïcødé 🎨 灯台");
        Path file = folder.resolve("picture.png");

        PngWriter.write(raster, texts, file);

        assertThat(ImageCodec.read(file).rgba()).isEqualTo(raster.rgba());
        assertThat(PngText.read(file)).isEqualTo(texts);
    }

    @Test
    void anOpaquePictureIsWrittenWithoutAlphaAndReadByOthers() throws IOException {
        Raster raster = opaque(noise(8, 5, 2));

        byte[] png = PngWriter.encode(raster, Map.of());

        var image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getColorModel().hasAlpha()).isFalse();
        assertThat(image.getRGB(3, 4) >> 16 & 0xff).isEqualTo(raster.get(3, 4, 0));
    }

    @Test
    void nothingIsLeftBehindWhereNothingCanBeWritten() throws IOException {
        Path missing = folder.resolve("missing").resolve("picture.png");

        assertThatThrownBy(() -> PngWriter.write(noise(2, 2, 3), Map.of(), missing))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("choose another place");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void damagedFilesAreRefusedInWordsAndNeverCrash() throws IOException {
        byte[] png = PngWriter.encode(noise(16, 16, 4), Map.of("parameters", "text"));
        Path file = folder.resolve("damaged.png");
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = Arrays.copyOf(png, 1 + random.nextInt(png.length));
            for (int j = 0; j < 3; j++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Files.write(file, damaged);
            assertOnlyEngineExceptions(() -> ImageCodec.read(file));
            assertOnlyEngineExceptions(() -> PngText.read(file));
        }
    }

    @Test
    void aBombIsRefusedBeforeItIsUnpacked() throws IOException {
        byte[] png = PngWriter.encode(noise(1, 1, 6), Map.of());
        png[16] = 0; // width 0x0000c350 = 50,000
        png[18] = (byte) 0xc3;
        png[19] = 0x50;
        png[22] = (byte) 0xc3;
        png[23] = 0x50;
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(png, 12, 17);
        java.nio.ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        Path file = folder.resolve("bomb.png");
        Files.write(file, png);

        assertThatThrownBy(() -> ImageCodec.read(file))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("50000 x 50000");
    }

    @Test
    void textsUnpackToNoMoreThanABudgetInAll() throws IOException {
        String sevenMegabytes = "a".repeat(7 << 20);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(PngChunks.SIGNATURE);
        chunk(png, "first", "one");
        for (int i = 0; i < 50; i++) {
            chunk(png, "bomb " + i, sevenMegabytes);
        }
        chunk(png, "last", "two");
        Path file = folder.resolve("bomb.png");
        Files.write(file, png.toByteArray());
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        Map<String, String> texts = PngText.read(file);

        assertThat(texts).containsOnlyKeys("first", "bomb 0", "bomb 1");
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100 << 20);
    }

    /// Writes a compressed text chunk.
    private static void chunk(ByteArrayOutputStream png, String keyword, String text)
            throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(PngChunks.latin1(keyword + "\0\0"));
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(data)) {
            deflater.write(PngChunks.latin1(text));
        }
        DataOutputStream out = new DataOutputStream(png);
        out.writeInt(data.size());
        out.writeBytes(PngChunks.COMPRESSED_TEXT);
        out.write(data.toByteArray());
        out.writeInt(0); // the checksum, which readers of texts ignore
    }

    private static void assertOnlyEngineExceptions(Runnable read) {
        try {
            read.run();
        } catch (EngineException expected) {
            assertThat(expected).hasMessageMatching("(?s).+\\.");
        }
    }

    private static Raster noise(int width, int height, long seed) {
        Raster raster = Raster.blank(width, height);
        new Random(seed).nextBytes(raster.rgba());
        return raster;
    }

    private static Raster opaque(Raster raster) {
        for (int i = 3; i < raster.rgba().length; i += Raster.CHANNELS) {
            raster.rgba()[i] = (byte) 255;
        }
        return raster;
    }
}
