package org.scumble.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;

class ImageCodecTest {
    private static final int WIDTH = 24;
    private static final int HEIGHT = 16;

    private static final int PSD_GREY = 1;
    private static final int PSD_RGB = 3;
    private static final int PSD_CMYK = 4;

    @TempDir private Path folder;

    private final SplittableRandom random = new SplittableRandom(4);

    @Test
    void tiffsComeBackBitForBit() {
        Raster opaque = Drawn.picture(37, 21, (x, y, c) -> 6 * x + 3 * y + 50 * c);
        for (Raster raster : new Raster[] {Drawn.noise(37, 21, random), opaque}) {
            Path file = folder.resolve("picture.tiff");

            ImageCodec.writeTiff(raster, file);

            assertThat(Drawn.furthest(ImageCodec.read(file), raster)).isZero();
        }
    }

    @Test
    void jpegsAreNearAndSmallerAtLessQuality() throws IOException {
        Raster picture =
                Drawn.picture(64, 48, (x, y, c) -> 120 + 80 * Math.sin(x / 9.0) + y - 20 * c);
        Path fine = folder.resolve("fine.jpg");
        Path coarse = folder.resolve("coarse.jpg");

        ImageCodec.writeJpeg(picture, 95, fine);
        ImageCodec.writeJpeg(picture, 20, coarse);

        assertThat(Drawn.furthest(ImageCodec.read(fine), picture)).isLessThan(12);
        assertThat(Files.size(coarse)).isLessThan(Files.size(fine));
    }

    @Test
    void jpegsLayTransparencyOnWhite() {
        Raster picture = Drawn.picture(16, 16, (x, y, c) -> 0);
        for (int i = 3; i < picture.rgba().length; i += Raster.CHANNELS) {
            picture.rgba()[i] = 51;
        }
        Path file = folder.resolve("picture.jpg");

        ImageCodec.writeJpeg(picture, 100, file);

        Raster read = ImageCodec.read(file);
        assertThat(read.isOpaque()).isTrue();
        assertThat(read.get(8, 8, 1)).isBetween(203, 205);
    }

    @Test
    void whatCannotBeWrittenIsToldAndLeavesNothing() throws IOException {
        Path file = folder.resolve("missing").resolve("picture.tiff");
        Raster raster = Raster.blank(2, 2);

        assertThatThrownBy(() -> ImageCodec.writeTiff(raster, file))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.CANNOT_WRITE))
                .hasMessageContaining("picture.tiff");
        ImageCodec.writeJpeg(raster, 90, folder.resolve("whole.jpg"));
        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactly("whole.jpg");
        }
    }

    /// Java brightens grey pictures unless it is told not to.
    @ParameterizedTest
    @ValueSource(strings = {"png", "tiff", "bmp"})
    void greyValuesAreTakenAsTheyAreStored(String format) throws IOException {
        BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 256; i++) {
            grey.getRaster().setSample(i % 16, i / 16, 0, i);
        }

        checkGreys(read(grey, format));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tiff"})
    void greyOfSixteenBitsToo(String format) throws IOException {
        BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_USHORT_GRAY);
        for (int i = 0; i < 256; i++) {
            grey.getRaster().setSample(i % 16, i / 16, 0, i * 257);
        }

        checkGreys(read(grey, format));
    }

    @Test
    void greyMayHaveAlphaOrOneBit() throws IOException {
        ComponentColorModel model =
                new ComponentColorModel(
                        ColorSpace.getInstance(ColorSpace.CS_GRAY),
                        true,
                        false,
                        BufferedImage.TRANSLUCENT,
                        DataBuffer.TYPE_BYTE);
        WritableRaster samples = model.createCompatibleWritableRaster(WIDTH, HEIGHT);
        samples.setPixel(3, 8, new int[] {131, 77});
        BufferedImage binary = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_BINARY);
        binary.setRGB(5, 2, 0xffffff);

        Raster translucent = read(new BufferedImage(model, samples, false, null), "png");

        assertThat(pixel(translucent, 3, 8)).containsExactly(131, 131, 131, 77);
        assertThat(pixel(read(binary, "png"), 5, 2)).containsExactly(255, 255, 255, 255);
        assertThat(pixel(read(binary, "png"), 4, 2)).containsExactly(0, 0, 0, 255);
    }

    @Test
    void otherColourSpacesBecomeSrgb() throws IOException {
        ComponentColorModel model =
                new ComponentColorModel(
                        ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB),
                        false,
                        false,
                        BufferedImage.OPAQUE,
                        DataBuffer.TYPE_BYTE);
        WritableRaster samples = model.createCompatibleWritableRaster(WIDTH, HEIGHT);
        samples.setPixel(3, 8, new int[] {55, 128, 255});

        int[] pixel = pixel(read(new BufferedImage(model, samples, false, null), "tiff"), 3, 8);

        assertThat(pixel[0]).isBetween(126, 130);
        assertThat(pixel[1]).isBetween(187, 189);
        assertThat(pixel[2]).isEqualTo(255);
    }

    @Test
    void tiffsStandUpright() throws IOException {
        Raster stored = Drawn.picture(WIDTH, HEIGHT, (x, y, c) -> 9 * x + y);
        Path file = folder.resolve("camera.tiff");
        Files.write(file, tiff(stored, 6));

        Raster upright = ImageCodec.read(file);

        assertThat(upright.width()).isEqualTo(HEIGHT);
        assertThat(ImageCodec.bounds(file)).isEqualTo(Box.of(upright.width(), upright.height()));
        assertThat(Drawn.furthest(upright, Orientation.of(6).upright(stored))).isZero();
    }

    /// Photoshop's own flattened picture, by channels: grey, red, green, blue, inverted inks.
    @ParameterizedTest
    @CsvSource({
        "1, 8, 131, 131, 131, 131",
        "3, 8, 200 100 50, 200, 100, 50",
        "3, 16, 200 100 50, 200, 100, 50"
    })
    void psdsAreReadFlattened(int mode, int bits, String channels, int red, int green, int blue)
            throws IOException {
        int[] values = Arrays.stream(channels.split(" ")).mapToInt(Integer::parseInt).toArray();

        Raster raster = read(psd(mode, bits, values), "picture.psd");

        assertThat(raster.width()).isEqualTo(WIDTH);
        assertThat(raster.height()).isEqualTo(HEIGHT);
        assertThat(pixel(raster, 3, 8)).containsExactly(red, green, blue, 255);
    }

    @Test
    void psdsOfInksAreConverted() throws IOException {
        int[] pixel = pixel(read(psd(PSD_CMYK, 8, 245, 115, 75, 235), "inks.psd"), 3, 8);

        assertThat(pixel[0]).isBetween(190, 250);
        assertThat(pixel[1]).isBetween(90, 140);
        assertThat(pixel[2]).isBetween(40, 100);
    }

    @Test
    void damagedFilesAreToldAsSuch() throws IOException {
        Raster raster = Drawn.noise(20, 12, random);
        Path tiff = folder.resolve("whole.tiff");
        ImageCodec.writeTiff(raster, tiff);
        for (byte[] whole :
                new byte[][] {
                    Files.readAllBytes(tiff), psd(PSD_RGB, 8, 1, 2, 3), psd(PSD_GREY, 16, 9)
                }) {
            for (int round = 0; round < 150; round++) {
                byte[] damaged =
                        round < 50
                                ? Arrays.copyOf(whole, random.nextInt(whole.length))
                                : whole.clone();
                if (damaged.length > 0) {
                    int at = random.nextInt(Math.min(damaged.length, round < 100 ? 60 : 9999));
                    damaged[at] = (byte) random.nextInt(256);
                }
                try {
                    read(damaged, "damaged");
                } catch (EngineException e) {
                    assertThat(e.reason()).isEqualTo(Reason.BAD_FILE);
                }
            }
        }
    }

    private static void checkGreys(Raster raster) {
        for (int i = 0; i < 256; i++) {
            assertThat(pixel(raster, i % 16, i / 16)).containsExactly(i, i, i, 255);
        }
    }

    private Raster read(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return read(bytes.toByteArray(), "picture." + format);
    }

    private Raster read(byte[] bytes, String name) throws IOException {
        return ImageCodec.read(Files.write(folder.resolve(name), bytes));
    }

    private static int[] pixel(Raster raster, int x, int y) {
        int[] pixel = new int[Raster.CHANNELS];
        Arrays.setAll(pixel, c -> raster.get(x, y, c));
        return pixel;
    }

    /// A document without layers, every channel of one value (Adobe Photoshop File Formats
    /// Specification, 2019).
    private static byte[] psd(int mode, int bits, int... channels) {
        int plane = WIDTH * HEIGHT * bits / 8;
        ByteBuffer file = ByteBuffer.allocate(26 + 12 + 2 + channels.length * plane);
        file.put("8BPS".getBytes(StandardCharsets.US_ASCII)).putShort((short) 1).put(new byte[6]);
        file.putShort((short) channels.length).putInt(HEIGHT).putInt(WIDTH);
        file.putShort((short) bits).putShort((short) mode);
        file.putInt(0).putInt(0).putInt(0); // no palette, no resources, no layers
        file.putShort((short) 0); // not compressed
        for (int value : channels) {
            for (int i = 0; i < plane; i++) {
                file.put((byte) value);
            }
        }
        return file.array();
    }

    /// Not compressed, in one strip (TIFF 6.0).
    private static byte[] tiff(Raster raster, int orientation) {
        int[][] tags = {
            {256, 3, 1, raster.width()},
            {257, 3, 1, raster.height()},
            {258, 3, 1, 8},
            {259, 3, 1, 1},
            {262, 3, 1, 1},
            {273, 4, 1, 134},
            {274, 3, 1, orientation},
            {277, 3, 1, 1},
            {278, 3, 1, raster.height()},
            {279, 4, 1, raster.width() * raster.height()}
        };
        ByteBuffer file = ByteBuffer.allocate(134 + raster.width() * raster.height());
        file.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        file.putShort((short) tags.length);
        for (int[] tag : tags) {
            file.putShort((short) tag[0]).putShort((short) tag[1]).putInt(tag[2]);
            if (tag[1] == 3) {
                file.putShort((short) tag[3]).putShort((short) 0);
            } else {
                file.putInt(tag[3]);
            }
        }
        file.putInt(0);
        for (int i = 0; i < raster.width() * raster.height(); i++) {
            file.put(raster.rgba()[i * Raster.CHANNELS]);
        }
        return file.array();
    }
}
