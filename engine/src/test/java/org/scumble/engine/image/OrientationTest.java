package org.scumble.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pictures 48 x 32 pixels, red at their upper left as they are stored, blue at their lower left.
class OrientationTest {
    private static final int WIDTH = 48;
    private static final int HEIGHT = 32;

    @TempDir private Path folder;

    /// Where red and blue come to stand: the meaning of the tag's eight values.
    @ParameterizedTest
    @CsvSource({
        "0, 48, upper left, lower left",
        "1, 48, upper left, lower left",
        "2, 48, upper right, lower right",
        "3, 48, lower right, upper right",
        "4, 48, lower left, upper left",
        "5, 32, upper left, upper right",
        "6, 32, upper right, upper left",
        "7, 32, lower right, lower left",
        "8, 32, lower left, lower right",
        "9, 48, upper left, lower left"
    })
    void jpegsStandUpright(int tag, int width, String red, String blue) throws IOException {
        Raster picture = read(jpeg(exif(tag, ByteOrder.LITTLE_ENDIAN)));

        assertThat(picture.width()).isEqualTo(width);
        assertThat(picture.height()).isEqualTo(WIDTH + HEIGHT - width);
        assertThat(corner(picture, 0)).isEqualTo(red);
        assertThat(corner(picture, 2)).isEqualTo(blue);
    }

    @Test
    void tiffsAreExifDataInEitherByteOrder() throws IOException {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            assertThat(orientation(exif(6, order))).isEqualTo(Orientation.of(6));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Exif\0\0"})
    void webpsHaveAChunkOfIt(String name) throws IOException {
        byte[] exif = exif(8, ByteOrder.BIG_ENDIAN);
        ByteBuffer file = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(192).put(ascii("WEBP"));
        file.put(ascii("VP8X")).putInt(3).put(new byte[4]); // an odd length is padded
        file.put(ascii("EXIF")).putInt(name.length() + exif.length).put(ascii(name)).put(exif);

        assertThat(orientation(file.array())).isEqualTo(Orientation.of(8));
    }

    @Test
    void damagedExifDataDoesNotSpoilThePicture() throws IOException {
        byte[] exif = exif(6, ByteOrder.LITTLE_ENDIAN);
        for (int length = 0; length < exif.length; length++) {
            assertThat(read(jpeg(Arrays.copyOf(exif, length))).rgba()).isNotEmpty();
        }
        for (int at = 0; at < exif.length; at++) {
            byte[] damaged = exif.clone();
            damaged[at] ^= (byte) 0xff;
            assertThat(read(jpeg(damaged)).rgba()).isNotEmpty();
        }
    }

    private Raster read(byte[] bytes) throws IOException {
        return ImageCodec.read(Files.write(folder.resolve("picture"), bytes));
    }

    private Orientation orientation(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("picture"), bytes);
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            return Orientation.read(in);
        }
    }

    /// The corner that a channel has nearly for itself.
    private static String corner(Raster picture, int channel) {
        for (int down = 0; down < 2; down++) {
            for (int across = 0; across < 2; across++) {
                int x = across * (picture.width() - 1);
                int y = down * (picture.height() - 1);
                if (picture.get(x, y, channel) > 150 && picture.get(x, y, 1) < 100) {
                    return (down == 0 ? "upper " : "lower ") + (across == 0 ? "left" : "right");
                }
            }
        }
        return "nowhere";
    }

    /// A picture with Exif data in front of all else.
    private static byte[] jpeg(byte[] exif) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH / 2; x++) {
                image.setRGB(x, y, y < HEIGHT / 2 ? 0xff0000 : 0x0000ff);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        byte[] plain = out.toByteArray();
        ByteBuffer file = ByteBuffer.allocate(plain.length + exif.length + 10);
        file.put(plain, 0, 2);
        file.putShort((short) 0xffe1).putShort((short) (exif.length + 8));
        file.put(ascii("Exif\0\0")).put(exif);
        return file.put(plain, 2, plain.length - 2).array();
    }

    /// A directory of two tags.
    private static byte[] exif(int orientation, ByteOrder order) {
        ByteBuffer exif = ByteBuffer.allocate(38).order(order);
        exif.put(ascii(order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM"));
        exif.putShort((short) 42).putInt(8).putShort((short) 2);
        exif.putShort((short) 0x010f).putShort((short) 2).putInt(2).put(ascii("A\0\0\0"));
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
        return exif.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
