package org.scumble.app.canvas.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.image.Raster;

/// Files that were made to do harm, or that were damaged.
class HostileOpenRasterTest {
    private static final String STACK =
            "<image w='8' h='8'><stack><layer src='data/a.png'/></stack></image>";
    private static final Raster PICTURE = Samples.filled(2, 2, 1, 2, 3, 255);

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.png",
                "data/../../evil.png",
                "/etc/passwd",
                "C:evil",
                "data\\..\\evil",
                "data/a\u0001.png"
            })
    void namesThatPointOutsideAreRefused(String name) throws IOException {
        refused(valid().text(name, "x").bytes(), "points outside");
        assertThat(folder.getParent().resolve("evil.png")).doesNotExist();
    }

    @Test
    void twoPartsOfOneNameAreRefused() throws IOException {
        byte[] bytes = valid().png("data/b.png", PICTURE).bytes();

        refused(renamed(bytes, "data/b.png", "data/a.png"), "two of its parts");
    }

    @Test
    void partsThatUnpackToFarMoreAreRefused() throws IOException {
        refused(valid().bytes("data/zeros", new byte[20 << 20]).bytes(), "unpacks to far more");
    }

    @Test
    void manyPartsThatUnpackToFarMoreTogetherAreRefused() throws IOException {
        ZipBytes zip = valid();
        for (int i = 0; i < 9; i++) {
            zip.bytes("data/zeros" + i, new byte[15 << 20]);
        }
        refused(zip.bytes(), "unpacks to far more");
    }

    @Test
    void partsLongerThanTheySayAreRefused() throws IOException {
        byte[] bytes = valid().bytes();
        int entry = directoryEntry(bytes, "data/a.png");
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(entry + 24, 20);

        refused(bytes, "damaged");
    }

    @Test
    void archivesOfCountlessPartsAreRefused() throws IOException {
        ZipBytes zip = valid();
        for (int i = 0; i < 10_000; i++) {
            zip.text("x" + i, "");
        }
        refused(zip.bytes(), "more than 10000 parts");
    }

    @Test
    void listsOfLayersWithADocumentTypeAreRefused() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "hidden words");
        String external =
                "<!DOCTYPE image [<!ENTITY x SYSTEM \"%s\">]>".formatted(secret.toUri())
                        + "<image w='8' h='8'><stack><layer src='data/a.png'"
                        + " name='&x;'/></stack></image>";
        refused(stack(external), "DOCTYPE");

        String laughs =
                "<!DOCTYPE image [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><image w='8'"
                        + " h='8'><stack><layer src='data/a.png' name='&b;'/></stack></image>";
        refused(stack(laughs), "DOCTYPE");
    }

    @Test
    void listsNestedWithoutEndAreRefused() throws IOException {
        refused(stack("<image w='8' h='8'>" + "<stack>".repeat(100_000)), "nested too deeply");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "w='100000' h='100000'",
                "w='65536' h='65536'",
                "w='65537' h='1'",
                "w='4294967297' h='1'",
                "w='0' h='8'",
                "w='-8' h='-8'",
                "w='1e300' h='1'",
                "w='8'",
                "w='NaN' h='8'",
                "w='eight' h='8'"
            })
    void sizesThatNoCanvasHasAreRefused(String size) throws IOException {
        refused(stack("<image %s><stack/></image>".formatted(size)), "cannot be opened");
    }

    @Test
    void offsetsThatNoCanvasHasAreRefused() throws IOException {
        for (String x : new String[] {"3000000000", "-1e12", "NaN", "x"}) {
            String layer = "<layer src='data/a.png' x='%s'/>".formatted(x);
            refused(stack("<image w='8' h='8'><stack>" + layer + "</stack></image>"), "");
        }
    }

    @Test
    void missingPartsAreNamed() throws IOException {
        refused(new ZipBytes().text("stack.xml", STACK).bytes(), "data/a.png");
        refused(new ZipBytes().png("data/a.png", PICTURE).bytes(), "stack.xml");
        refused(stack("<image w='8' h='8'><stack><layer/></stack></image>"), "missing");
    }

    @Test
    void otherArchivesAreNoOpenRasterFiles() throws IOException {
        refused(
                valid().text("mimetype", "application/vnd.oasis.opendocument.graphics").bytes(),
                "opendocument");
        refused(Arrays.copyOf(valid().bytes(), 60), "damaged");
    }

    @Test
    void picturesThatAreNoPngAreRefused() throws IOException {
        byte[] text = "no picture at all".getBytes(StandardCharsets.UTF_8);
        refused(valid().bytes("data/a.png", text).bytes(), "no PNG picture");
        refused(valid().bytes("data/a.png", new byte[0]).bytes(), "no PNG picture");
    }

    @Test
    void picturesThatClaimToBeHugeAreRefused() throws IOException {
        byte[] png = PngBytes.claiming(1 << 15, 1 << 15);
        refused(valid().bytes("data/a.png", png).bytes(), "32768 x 32768");
        refused(valid().bytes("data/a.png", PngBytes.claiming(8000, 8000)).bytes(), "8000 x 8000");
        refused(valid().bytes("data/a.png", PngBytes.claiming(-1, 5)).bytes(), "damaged");
    }

    @Test
    void moreLayersThanACanvasHasAreRefused() throws IOException {
        String layers = "<layer src='data/a.png'/>".repeat(1001);
        refused(stack("<image w='8' h='8'><stack>" + layers + "</stack></image>"), "1000 layers");
    }

    @Test
    void damagedSettingsCostNothingButTheSettings() throws IOException {
        for (String json :
                new String[] {
                    "",
                    "{",
                    "null",
                    "[]",
                    "{\"canvas\":null}",
                    "{\"canvas\":{\"strength\":7}}",
                    "[".repeat(100_000)
                }) {
            Path file = valid().text("scumble/settings.json", json).write(file());
            Opened opened = OpenRaster.read(file);
            assertThat(opened.warnings()).hasSize(1);
            assertThat(opened.document().settings().prompt()).isEmpty();
        }
    }

    private static ZipBytes valid() {
        return new ZipBytes().text("stack.xml", STACK).png("data/a.png", PICTURE);
    }

    private static byte[] stack(String xml) {
        return valid().text("stack.xml", xml).bytes();
    }

    private Path file() {
        return folder.resolve("hostile.ora");
    }

    private void refused(byte[] bytes, String because) throws IOException {
        Path file = Files.write(file(), bytes);
        assertThatThrownBy(() -> OpenRaster.read(file))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.BAD_FILE))
                .hasMessageContaining(because)
                .hasMessageContaining("hostile.ora");
    }

    /// The same archive with another name for an entry, in both places it is written.
    private static byte[] renamed(byte[] zip, String from, String to) {
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Where the entry of the table of contents begins.
    private static int directoryEntry(byte[] zip, String name) {
        return new String(zip, StandardCharsets.ISO_8859_1).lastIndexOf(name) - 46;
    }
}
