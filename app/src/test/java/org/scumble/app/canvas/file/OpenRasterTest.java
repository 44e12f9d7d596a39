package org.scumble.app.canvas.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.canvas.document.Blend;
import org.scumble.app.canvas.document.CanvasSettings;
import org.scumble.app.canvas.document.Compositor;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Layers;
import org.scumble.app.canvas.document.Offset;
import org.scumble.app.canvas.document.Surface;
import org.scumble.engine.EngineException;
import org.scumble.engine.InpaintOptions;
import org.scumble.engine.InpaintOptions.Processing;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Infill;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;

class OpenRasterTest {
    private static final int WIDTH = 300;
    private static final int HEIGHT = 270;

    @TempDir private Path folder;

    @Test
    void everyPropertyOfADocumentComesBack() {
        Document document = document();

        Opened opened = rewritten(document);

        assertThat(opened.warnings()).isEmpty();
        Document read = opened.document();
        assertThat(read.width()).isEqualTo(WIDTH);
        assertThat(read.height()).isEqualTo(HEIGHT);
        assertThat(read.settings()).isEqualTo(document.settings());
        assertThat(read.layers()).hasSameSizeAs(document.layers());
        for (int i = 0; i < document.layers().size(); i++) {
            Layer before = document.layers().get(i);
            Layer after = read.layers().get(i);
            assertThat(after)
                    .usingRecursiveComparison()
                    .ignoringFields("id", "surface")
                    .isEqualTo(before);
            assertThat(Samples.pixels(after)).isEqualTo(Samples.pixels(before));
        }
        assertThat(read.active().name())
                .isEqualTo("multiplied <&> \"quoted\"\n second line \u2713");
        assertThat(selection(read)).isEqualTo(selection(document));
    }

    @Test
    void allBlendModesComeBack() {
        Document document = Document.blank(4, 4);
        for (Blend blend : Blend.values()) {
            Layer layer = Samples.layer(document, 0, blend.label(), Raster.blank(4, 4), 0, 0);
            document = Layers.add(document, layer.withId(document.nextId()).withBlend(blend));
        }

        Document read = rewritten(document).document();

        assertThat(read.layers().stream().skip(1).map(Layer::blend))
                .containsExactly(Blend.values());
    }

    @Test
    void nothingSelectedAndASelectionOfNothingStayApart() {
        Document all = Document.blank(8, 8);
        assertThat(rewritten(all).document().selection()).isNull();

        Document none = all.withSelection(Surface.blank(8, 8, 1));
        Surface read = rewritten(none).document().selection();
        assertThat(read).isNotNull();
        assertThat(read.isBlank()).isTrue();
    }

    @Test
    void theTypeStandsAtByte38() throws IOException {
        byte[] bytes = Files.readAllBytes(write(document()));

        assertThat(text(bytes, 0, 4)).isEqualTo("PK\3\4");
        assertThat(bytes[8]).as("stored, not packed").isZero();
        assertThat(text(bytes, 30, 24)).isEqualTo("mimetypeimage/openraster");
    }

    @Test
    void theSameDocumentGivesTheSameBytes() throws IOException {
        byte[] first = Files.readAllBytes(write(document()));
        assertThat(Files.readAllBytes(write(document()))).isEqualTo(first);
    }

    @Test
    void entriesAreThoseOfTheStandardAndOurs() throws IOException {
        Path file = write(document());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<String> names = new ArrayList<>();
            zip.stream().map(ZipEntry::getName).forEach(names::add);
            assertThat(names)
                    .containsExactly(
                            "mimetype",
                            "stack.xml",
                            "data/layer-000.png",
                            "data/layer-001.png",
                            "data/layer-002.png",
                            "data/layer-003.png",
                            "mergedimage.png",
                            "Thumbnails/thumbnail.png",
                            "scumble/settings.json",
                            "scumble/selection.png");
        }
    }

    @Test
    void theListOfLayersIsWhatTheStandardAsksFor() throws IOException {
        XmlElement image = XmlElement.parse(entry(write(document()), "stack.xml"));

        assertThat(image.name()).isEqualTo("image");
        assertThat(image.attribute("version", "")).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(image.attribute("w", "")).isEqualTo("300");
        assertThat(image.attribute("h", "")).isEqualTo("270");
        assertThat(Integer.parseInt(image.attribute("xres", ""))).isPositive();
        assertThat(Integer.parseInt(image.attribute("yres", ""))).isPositive();
        assertThat(image.children()).hasSize(1);
        XmlElement stack = image.children().getFirst();
        assertThat(stack.name()).isEqualTo("stack");
        assertThat(stack.attributes()).as("the root stack has no attributes").isEmpty();
        assertThat(stack.children()).extracting(XmlElement::name).containsOnly("layer");
        assertThat(stack.children())
                .as("uppermost first")
                .extracting(layer -> layer.attribute("src", ""))
                .containsExactly(
                        "data/layer-003.png",
                        "data/layer-002.png",
                        "data/layer-001.png",
                        "data/layer-000.png");
        XmlElement multiplied = stack.children().get(1);
        assertThat(multiplied.attributes())
                .containsEntry("x", "100")
                .containsEntry("y", "60")
                .containsEntry("opacity", "0.3")
                .containsEntry("visibility", "visible")
                .containsEntry("composite-op", "svg:multiply")
                .containsEntry("alpha-preserve", "true")
                .containsEntry("selected", "true");
        assertThat(stack.children())
                .extracting(layer -> layer.flag("selected"))
                .containsExactly(false, true, false, false);
    }

    @Test
    void masksAreHiddenFromOtherPrograms() throws IOException {
        Path file = write(document());
        XmlElement mask =
                XmlElement.parse(entry(file, "stack.xml")).children().getFirst().children().get(0);

        assertThat(mask.attributes())
                .containsEntry("visibility", "hidden")
                .containsEntry("edit-locked", "true")
                .containsEntry("{urn:scumble:openraster}kind", "mask")
                .containsEntry("{urn:scumble:openraster}visibility", "visible");
        Raster picture = PngPicture.read("mask", entry(file, "data/layer-003.png"));
        assertThat(picture.width()).isEqualTo(90);
        assertThat(Mask.alphaOf(picture).values()).isEqualTo(Samples.noiseMask(90, 80, 3).values());
        assertThat(picture.get(5, 5, 0)).isGreaterThan(picture.get(5, 5, 1));
    }

    @Test
    void theMergedPictureIsTheCompositors() throws IOException {
        Document document = document();
        Path file = write(document);

        Raster merged = PngPicture.read("merged", entry(file, "mergedimage.png"));
        Raster expected = Compositor.render(document, document.box());
        assertThat(merged.rgba()).isEqualTo(expected.rgba());
        Raster thumbnail = PngPicture.read("thumbnail", entry(file, "Thumbnails/thumbnail.png"));
        assertThat(thumbnail.width()).isEqualTo(256);
        assertThat(thumbnail.height()).isEqualTo(230);
    }

    @Test
    void layersAreStoredWithoutTheirEmptyBorders() throws IOException {
        Raster picture = PngPicture.read("layer", entry(write(document()), "data/layer-002.png"));
        assertThat(picture.rgba()).isEqualTo(Samples.noise(50, 40, 2).rgba());
    }

    @Test
    void charactersThatXmlCannotHoldDoNotSpoilTheFile() {
        Document document = Layers.rename(Document.blank(2, 2), 1, "a\u0001b\ud800c\uffff");

        assertThat(rewritten(document).document().active().name())
                .isEqualTo("a\ufffdb\ufffdc\ufffd");
    }

    @Test
    void aFolderThatIsNotThereIsToldOf() {
        Path file = folder.resolve("missing").resolve("a.ora");
        assertThatThrownBy(() -> OpenRaster.write(Document.blank(2, 2), file))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("could not be written");
    }

    private Opened rewritten(Document document) {
        return OpenRaster.read(write(document));
    }

    private Path write(Document document) {
        Path file = folder.resolve("picture.ora");
        OpenRaster.write(document, file);
        return file;
    }

    private static byte[] entry(Path file, String name) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        }
    }

    private static String text(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    private static byte[] selection(Document document) {
        Surface selection = document.selection();
        assertThat(selection).isNotNull();
        return selection.mask(document.box()).values();
    }

    /// A picture, a hidden layer, a multiplied one that is active, and a mask, bottom first.
    private static Document document() {
        Document blank = Document.blank(WIDTH, HEIGHT);
        Layer ground = Samples.layer(blank, 1, "ground", Samples.noise(WIDTH, HEIGHT, 1), 0, 0);
        Layer hidden =
                Samples.layer(blank, 7, "", Samples.filled(3, 3, 9, 8, 7, 255), 297, 267)
                        .withName("hidden")
                        .withVisible(false)
                        .withBlend(Blend.ADD);
        Layer multiplied =
                Samples.layer(blank, 3, "", Samples.noise(50, 40, 2), 100, 60)
                        .withName("multiplied <&> \"quoted\"\n second line \u2713")
                        .withOpacity(0.3)
                        .withBlend(Blend.MULTIPLY)
                        .withTransparencyLocked(true);
        Surface values = Surface.of(Samples.noiseMask(90, 80, 3), WIDTH, HEIGHT, 10, 20);
        Layer mask = Layer.mask(4, "mask", values).withOpacity(0.5);
        CanvasSettings settings =
                new CanvasSettings(
                        "a boat, \"red\"",
                        "rain\nsnow",
                        0.62,
                        new InpaintOptions(12, null, 3, 40, Infill.PATCH, Processing.AS_IS, false),
                        new Box(-5, 7, 128, 64),
                        Offset.NONE);
        Surface selection = Surface.of(Samples.noiseMask(33, 21, 4), WIDTH, HEIGHT, 250, 3);
        return new Document(
                WIDTH, HEIGHT, List.of(ground, hidden, multiplied, mask), 3, selection, settings);
    }
}
