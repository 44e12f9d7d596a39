package org.scumble.app.canvas.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scumble.app.canvas.document.Compositor;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Layers;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.image.Raster;

class DocumentsTest {
    private static final ICC_Profile LINEAR = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB);

    @TempDir private Path folder;

    /// 32 x 24: a colour that does not cover all, half of it half transparent.
    private static Document document() {
        Document document = Document.blank(32, 24);
        Layer layer =
                Samples.layer(
                        document, 2, "paint", Samples.filled(16, 24, 200, 100, 50, 255), 0, 0);
        Layer glaze =
                Samples.layer(document, 3, "glaze", Samples.filled(8, 24, 0, 0, 255, 128), 16, 0);
        return Layers.add(Layers.add(document, layer), glaze);
    }

    @Test
    void whatIsExportedIsWhatIsOpened() {
        Document document = document();
        Raster picture = Compositor.render(document, document.box());
        for (String name : new String[] {"a.png", "A.PNG", "a.tif", "a.tiff"}) {
            Opened opened = exportedAndOpened(document, name);
            assertThat(opened.warnings()).isEmpty();
            assertThat(opened.document().layers()).hasSize(1);
            assertThat(opened.document().active().name()).isEqualToIgnoringCase("a");
            assertThat(Samples.pixels(opened.document().active())).isEqualTo(picture.rgba());
        }
        assertThat(exportedAndOpened(document, "a.ora").document().layers()).hasSize(3);
    }

    @Test
    void opaquePicturesAreExportedAsTiffToo() {
        Document document = Document.of(opaque(Samples.noise(9, 7, 1)), "noise");
        assertThat(Samples.pixels(exportedAndOpened(document, "a.tif").document().active()))
                .isEqualTo(Samples.pixels(document.active()));
    }

    @Test
    void jpegShowsWhiteBehindWhatLetsThrough() throws IOException {
        Document document = document();
        Layer opened = exportedAndOpened(document, "a.jpg").document().active();

        channels(Samples.pixel(opened, 4, 12)).isCloseTo(200, 100, 50);
        channels(Samples.pixel(opened, 20, 12)).isCloseTo(127, 127, 255);
        channels(Samples.pixel(opened, 28, 12)).isCloseTo(255, 255, 255);

        Document noise = Document.of(Samples.noise(64, 64, 3), "noise");
        Documents.export(noise, folder.resolve("poor.jpeg"), 10);
        Documents.export(noise, folder.resolve("good.jpeg"), 95);
        assertThat(Files.size(folder.resolve("poor.jpeg")))
                .isLessThan(Files.size(folder.resolve("good.jpeg")) / 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.bmp", "a", "a.psd", "ora"})
    void otherEndingsAreRefused(String name) {
        assertThatThrownBy(() -> Documents.export(document(), folder.resolve(name)))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.BAD_REQUEST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.png", "a.jpg", "a.tif", "a.ora"})
    void aFailedExportLeavesNothing(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolve("in the way"));

        assertThatThrownBy(() -> Documents.export(document(), file))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.CANNOT_WRITE));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @ParameterizedTest
    @CsvSource({"a.ora, OPEN_RASTER", "a.png, PNG", "a.jpg, PICTURE", "a.tif, TIFF"})
    void kindsAreToldByContent(String name, FileKind kind) throws IOException {
        Documents.export(document(), folder.resolve(name));
        Path disguised = Files.move(folder.resolve(name), folder.resolve("disguised.txt"));

        assertThat(FileKind.of(disguised)).isEqualTo(kind);
        assertThat(Documents.open(disguised).document().width()).isEqualTo(32);
    }

    @Test
    void otherKindsAreToldByContent() throws IOException {
        assertThat(kind("8BPS....")).isEqualTo(FileKind.PHOTOSHOP);
        assertThat(kind("RIFF....WEBPVP8L")).isEqualTo(FileKind.PICTURE);
        assertThat(kind("RIFF....WAVEfmt ")).isEqualTo(FileKind.UNKNOWN);
        assertThat(kind("PK\3\4 an archive")).isEqualTo(FileKind.ARCHIVE);
        assertThat(kind("\u0089SCM\r\n\u001a\n")).isEqualTo(FileKind.PROJECT);
        assertThat(kind("II*\0")).isEqualTo(FileKind.TIFF);
        assertThat(kind("")).isEqualTo(FileKind.UNKNOWN);
        assertThatThrownBy(() -> Documents.open(folder.resolve("kind")))
                .hasMessageContaining("of no kind");
        assertThatThrownBy(() -> Documents.open(folder.resolve("missing")))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND));
    }

    @Test
    void photoshopFilesAreOpened() throws IOException {
        Path file = new PsdBytes(8, 8).write(folder.resolve("a.psd"));
        assertThat(Documents.open(file).document().active().name()).isEqualTo("a");
    }

    @Test
    void repackedOpenRasterFilesAreOpened() throws IOException {
        ZipBytes zip = new ZipBytes().text("stack.xml", "<image w='3' h='2'><stack/></image>");
        assertThat(FileKind.of(zip.write(folder.resolve("packed.ora"))))
                .isEqualTo(FileKind.ARCHIVE);
        assertThat(Documents.open(folder.resolve("packed.ora")).document().width()).isEqualTo(3);
    }

    /// Java's own conversion would brighten all grey.
    @Test
    void greyStaysAsItIs() throws IOException {
        byte[] grey8 = PngBytes.of(2, 1, 8, 0, new byte[0], new byte[] {0, 0, (byte) 128});
        assertThat(pixel(grey8)).isEqualTo("128 128 128 255");
        byte[] grey16 =
                PngBytes.of(2, 1, 16, 0, new byte[0], new byte[] {0, 0, 0, (byte) 128, (byte) 129});
        assertThat(pixel(grey16)).isEqualTo("128 128 128 255");
        byte[] greyAlpha =
                PngBytes.of(2, 1, 8, 4, new byte[0], new byte[] {0, 0, 0, (byte) 128, 77});
        assertThat(pixel(greyAlpha)).isEqualTo("128 128 128 77");
        byte[] bits = PngBytes.of(2, 1, 1, 0, new byte[0], new byte[] {0, 0x40});
        assertThat(pixel(bits)).isEqualTo("255 255 255 255");
    }

    @Test
    void greyJpegAndTiffFilesStayAsTheyAre() throws IOException {
        BufferedImage grey = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 64; i++) {
            grey.getRaster().setSample(i % 8, i / 8, 0, 128);
        }
        assertThat(Samples.pixel(Documents.open(tiff(grey)).document().active(), 3, 3))
                .isEqualTo("128 128 128 255");
        Path jpeg = folder.resolve("grey.jpg");
        ImageIO.write(grey, "jpeg", jpeg.toFile());
        channels(Samples.pixel(Documents.open(jpeg).document().active(), 3, 3))
                .isCloseTo(128, 128, 128);
    }

    @Test
    void picturesTooLongForJpegAreRefused() {
        Document document = Document.blank(65_536, 1);
        assertThatThrownBy(() -> Documents.export(document, folder.resolve("a.jpg")))
                .hasMessageContaining("65500");
        assertThat(exportedAndOpened(document, "a.png").document().width()).isEqualTo(65_536);
    }

    @Test
    void sixteenBitsAreRounded() throws IOException {
        byte[] rows =
                ByteBuffer.allocate(17)
                        .put((byte) 0)
                        .putLong(0)
                        .putShort((short) 0x7f7f)
                        .putShort((short) 0x7fff)
                        .putShort((short) 0x0080)
                        .putShort((short) 0xff7e)
                        .array();
        assertThat(pixel(PngBytes.of(2, 1, 16, 6, new byte[0], rows))).isEqualTo("127 127 0 254");
    }

    @Test
    void pngColoursAreConvertedByTheProfile() throws IOException {
        byte[] rows = {0, 0, 0, 0, 55, 0, (byte) 255};
        assertThat(pixel(PngBytes.of(2, 1, 8, 2, LINEAR.getData(), rows)))
                .isEqualTo("128 0 255 255");
    }

    @Test
    void profilesOfSrgbChangeNothing() throws IOException {
        byte[] srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        Raster noise = Samples.noise(64, 64, 9);
        byte[] rows = new byte[64 * (1 + 64 * 4)];
        for (int y = 0; y < 64; y++) {
            System.arraycopy(noise.rgba(), y * 256, rows, y * 257 + 1, 256);
        }
        Path file = Files.write(folder.resolve("a"), PngBytes.of(64, 64, 8, 6, srgb, rows));
        assertThat(Samples.pixels(Documents.open(file).document().active()))
                .isEqualTo(noise.rgba());
    }

    @Test
    void damagedProfilesAreLeftAside() throws IOException {
        byte[] rows = {0, 0, 0, 0, 55, 0, (byte) 255};
        byte[] damaged = LINEAR.getData();
        for (int i = 128; i < damaged.length; i++) {
            damaged[i] = (byte) i;
        }
        for (byte[] profile :
                new byte[][] {
                    {1, 2, 3},
                    damaged,
                    ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData(),
                    new byte[9 << 20]
                }) {
            assertThat(pixel(PngBytes.of(2, 1, 8, 2, profile, rows))).isEqualTo("55 0 255 255");
        }
    }

    @Test
    void jpegColoursAreConvertedByTheProfile() throws IOException {
        Raster picture = Samples.filled(16, 16, 55, 55, 55, 255);
        Documents.export(Document.of(picture, "a"), folder.resolve("plain.jpg"), 100);
        byte[] plain = Files.readAllBytes(folder.resolve("plain.jpg"));
        byte[] profile = LINEAR.getData();
        ByteBuffer tagged = ByteBuffer.allocate(plain.length + profile.length + 18);
        tagged.put(plain, 0, 2).putShort((short) 0xffe2).putShort((short) (profile.length + 16));
        tagged.put("ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII)).put(new byte[] {1, 1});
        tagged.put(profile).put(plain, 2, plain.length - 2);

        channels(pixel(tagged.array())).isCloseTo(128, 128, 128);
    }

    @Test
    void tiffColoursAreConvertedByTheProfile() throws IOException {
        ColorModel model =
                new ComponentColorModel(
                        new ICC_ColorSpace(LINEAR), false, false, 1, DataBuffer.TYPE_BYTE);
        WritableRaster raster = model.createCompatibleWritableRaster(2, 1);
        raster.setPixel(1, 0, new int[] {55, 0, 255});
        Path file = tiff(new BufferedImage(model, raster, false, null));

        assertThat(Samples.pixel(Documents.open(file).document().active(), 1, 0))
                .isEqualTo("128 0 255 255");
    }

    @Test
    void pagesBeyondTheFirstAreToldOf() throws IOException {
        BufferedImage first = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
        first.setRGB(1, 0, 0x102030);
        Path file = tiff(first, new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB));

        Opened opened = Documents.open(file);
        assertThat(opened.document().width()).isEqualTo(3);
        assertThat(Samples.pixel(opened.document().active(), 1, 0)).isEqualTo("16 32 48 255");
        assertThat(opened.warnings()).hasSize(1).allMatch(it -> it.contains("2 pictures"));
    }

    @Test
    void camerasHeldUprightAreNoticed() throws IOException {
        Documents.export(
                Document.of(Samples.filled(32, 16, 9, 9, 9, 255), "a"), folder.resolve("a.jpg"));
        byte[] plain = Files.readAllBytes(folder.resolve("a.jpg"));
        ByteBuffer turned = ByteBuffer.allocate(plain.length + 36);
        turned.put(plain, 0, 2).putShort((short) 0xffe1).putShort((short) 34);
        turned.put("Exif\0\0MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42);
        turned.putInt(8).putShort((short) 1).putShort((short) 0x112).putShort((short) 3);
        turned.putInt(1).putShort((short) 6).putShort((short) 0).putInt(0);
        turned.put(plain, 2, plain.length - 2);
        Path file = Files.write(folder.resolve("turned"), turned.array());

        Document document = Documents.open(file).document();
        assertThat(document.width()).isEqualTo(16);
        assertThat(document.height()).isEqualTo(32);
    }

    private Path tiff(BufferedImage... pages) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (BufferedImage page : pages) {
                writer.writeToSequence(new IIOImage(page, null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return Files.write(folder.resolve("pages"), bytes.toByteArray());
    }

    private FileKind kind(String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        return FileKind.of(Files.write(folder.resolve("kind"), bytes));
    }

    /// The pixel right of the first one.
    private String pixel(byte[] file) throws IOException {
        Path path = Files.write(folder.resolve("picture"), file);
        return Samples.pixel(Documents.open(path).document().active(), 1, 0);
    }

    private Opened exportedAndOpened(Document document, String name) {
        Path file = folder.resolve(name);
        Documents.export(document, file);
        return Documents.open(file);
    }

    private static Raster opaque(Raster raster) {
        for (int i = 3; i < raster.rgba().length; i += 4) {
            raster.rgba()[i] = (byte) 255;
        }
        return raster;
    }

    private static Near channels(String pixel) {
        return new Near(Stream.of(pixel.split(" ")).mapToInt(Integer::parseInt).toArray());
    }

    /// A colour that lossy packing has changed a little.
    private record Near(int[] channels) {
        void isCloseTo(int... expected) {
            for (int c = 0; c < expected.length; c++) {
                assertThat(channels[c])
                        .as("channel %d", c)
                        .isBetween(expected[c] - 4, expected[c] + 4);
            }
        }
    }
}
