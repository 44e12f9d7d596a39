package org.scumble.app.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.Requests;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Layers;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.paint.Selections;
import org.scumble.engine.GenerationRequest.Inpaint;
import org.scumble.engine.GenerationRequest.Outpaint;
import org.scumble.engine.GenerationSettings;
import org.scumble.engine.LoraUse;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.ImageCodec;
import org.scumble.engine.image.Infill;
import org.scumble.engine.image.Mask;
import org.scumble.engine.image.Raster;
import org.scumble.engine.pipeline.PictureLimits;

class VerbRequestsTest {
    private static final PictureLimits LIMITS = new PictureLimits(8, 64, 96);
    private static final GenerationSettings SETTINGS = Requests.settings("a boat", 1);

    @TempDir Path canvas;
    private VerbRequests requests;

    @BeforeEach
    void makeRequests() {
        requests = new VerbRequests(new VerbFiles(canvas));
    }

    @Test
    void fillActsOnTheSelectionAndKeepsToItsSurroundings() throws IOException {
        Document document = selected(painted(1000, 400), new Box(300, 200, 40, 20));

        VerbRequest made = prepare(document, Verb.FILL);

        Inpaint request = (Inpaint) made.request();
        Box region = made.origin().region();
        assertThat(made.origin().document()).isEqualTo("doc");
        assertThat(document.box().contains(region)).isTrue();
        assertThat(region.contains(new Box(236, 136, 168, 148))).isTrue();
        assertThat(region.width()).isLessThan(400);
        assertThat(request.strength()).isEqualTo(1);
        assertThat(request.options().infill()).isEqualTo(Infill.BLUR);
        Raster picture = ImageCodec.read(Path.of(request.image()));
        assertThat(picture.width()).isEqualTo(region.width());
        assertThat(picture.get(7, 5, 0)).isEqualTo((region.x() + 7) % 256);
        assertThat(picture.get(7, 5, 1)).isEqualTo((region.y() + 5) % 256);
        Mask mask = Mask.of(ImageCodec.read(Path.of(request.mask())));
        assertThat(mask.bounds()).isEqualTo(new Box(300 - region.x(), 200 - region.y(), 40, 20));
        try (var files = Files.list(canvas.resolve("doc.jobs"))) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void withoutASelectionTheMaskInsideTheFrameCounts() {
        Document plain = painted(300, 300);
        Document masked = masked(plain, new Box(100, 100, 100, 20));
        Document framed = masked.withSettings(masked.settings().withFrame(new Box(0, 0, 150, 300)));

        VerbRequest made = prepare(framed, Verb.ADD);

        Inpaint request = (Inpaint) made.request();
        Box region = made.origin().region();
        assertThat(Mask.of(ImageCodec.read(Path.of(request.mask()))).bounds())
                .isEqualTo(new Box(100 - region.x(), 100 - region.y(), 50, 20));
        assertThat(request.options().infill()).isEqualTo(Infill.NEUTRAL);
        Document selected = selected(framed, new Box(200, 200, 10, 10));
        assertThat(VerbTargets.of(selected).of(Verb.ADD).orElseThrow().bounds())
                .isEqualTo(new Box(200, 200, 10, 10));
        assertThat(VerbTargets.of(plain).of(Verb.ADD)).isEmpty();
        Document elsewhere =
                masked.withSettings(masked.settings().withFrame(new Box(0, 0, 90, 90)));
        assertThat(VerbTargets.of(elsewhere).of(Verb.ADD)).isEmpty();
    }

    @Test
    void removeUsesNoWordsAndGuidesOnlyAwayFromSome() {
        Document document = selected(painted(100, 100), new Box(20, 20, 30, 30));

        Inpaint request = (Inpaint) prepare(document, Verb.REMOVE).request();

        assertThat(request.settings().prompt()).isEmpty();
        assertThat(request.settings().guidanceScale()).isEqualTo(1);
        assertThat(request.options().infill()).isEqualTo(Infill.PATCH);
        // Decision 0009: enough to join what was laid there, too little to put something new.
        assertThat(request.strength()).isBetween(0.3, 0.5);
    }

    @Test
    void everyVerbPaintsWithTheLorasBesideThePrompt() {
        List<LoraUse> loras =
                List.of(new LoraUse("ink.safetensors", 0.8, 0.5), new LoraUse("oil", -1, 2));
        Document document = selected(painted(200, 100), new Box(20, 20, 30, 30));
        Document framed =
                document.withSettings(document.settings().withFrame(new Box(-30, 0, 130, 100)));

        for (Verb verb : Verb.values()) {
            VerbTask task = VerbTask.of(framed, verb, LIMITS).orElseThrow();
            VerbRequest made =
                    requests.prepare("doc", framed, task, SETTINGS.withLoras(loras), false);

            assertThat(made.request().settings().loras()).as(verb.name()).isEqualTo(loras);
        }
    }

    @Test
    void theArtistsInfillGoesBeforeTheVerbs() {
        Document document = selected(painted(100, 100), new Box(20, 20, 30, 30));
        Document chosen =
                document.withSettings(
                        document.settings()
                                .withOptions(
                                        document.settings().options().withInfill(Infill.NOISE)));

        Inpaint request = (Inpaint) prepare(chosen, Verb.FILL).request();

        assertThat(request.options().infill()).isEqualTo(Infill.NOISE);
    }

    @Test
    void refineWorksOverTheWholeFrameByTheDocumentsStrength() {
        Document document = painted(200, 100);
        Document framed =
                document.withSettings(
                        document.settings().withFrame(new Box(50, 0, 64, 64)).withStrength(0.4));

        VerbRequest made = prepare(framed, Verb.REFINE);

        Inpaint request = (Inpaint) made.request();
        assertThat(request.strength()).isEqualTo(0.4);
        assertThat(request.options().infill()).isEqualTo(Infill.ORIGINAL);
        Box region = made.origin().region();
        assertThat(Mask.of(ImageCodec.read(Path.of(request.mask()))).bounds())
                .isEqualTo(new Box(50 - region.x(), 0, 64, 64));
        assertThat(VerbTargets.of(Document.blank(100, 100)).of(Verb.REFINE)).isEmpty();
    }

    @Test
    void variationsOfAnEmptyCanvasBeginFromNoiseAlone() {
        VerbRequest made = prepare(Document.blank(96, 64), Verb.VARIATIONS);

        Inpaint request = (Inpaint) made.request();
        assertThat(request.settings().count()).isEqualTo(4);
        assertThat(request.strength()).isEqualTo(1);
        assertThat(request.options().infill()).isEqualTo(Infill.ORIGINAL);
        assertThat(ImageCodec.read(Path.of(request.image())).isOpaque()).isTrue();
        assertThat(Mask.of(ImageCodec.read(Path.of(request.mask()))).coverage()).isEqualTo(1);
    }

    @Test
    void whatIsTransparentOutsideTheSelectionIsNotPainted() {
        Document document = painted(200, 100);
        Document moved =
                document.withLayer(
                        document.active()
                                .withSurface(document.active().surface().resized(200, 100, 80, 0)));
        Document selected = selected(moved, new Box(90, 40, 20, 20));

        Inpaint request = (Inpaint) prepare(selected, Verb.FILL).request();

        Raster picture = ImageCodec.read(Path.of(request.image()));
        assertThat(picture.isOpaque()).isTrue();
        assertThat(Mask.of(ImageCodec.read(Path.of(request.mask()))).bounds().area())
                .isEqualTo(400);
    }

    @Test
    void expandGoesAsFarAsTheFrameReaches() {
        Document document = painted(200, 100);
        Document framed =
                document.withSettings(document.settings().withFrame(new Box(-30, 20, 130, 100)));

        VerbRequest made = prepare(framed, Verb.EXPAND);

        Outpaint request = (Outpaint) made.request();
        assertThat(List.of(request.left(), request.right(), request.top(), request.bottom()))
                .containsExactly(30, 0, 0, 20);
        assertThat(made.origin().region()).isEqualTo(new Box(0, 20, 100, 80));
        assertThat(request.options().infill()).isEqualTo(Infill.BORDER);
        assertThat(VerbTargets.of(document).of(Verb.EXPAND)).isEmpty();
        Document off =
                document.withSettings(document.settings().withFrame(new Box(-90, 0, 80, 80)));
        assertThat(VerbTargets.of(off).of(Verb.EXPAND)).isEmpty();
    }

    @Test
    void whatIsPlannedBeyondTheBorderIsAllThatIsNotThere() {
        Document document = painted(200, 100);
        Document framed =
                document.withSettings(document.settings().withFrame(new Box(0, 0, 250, 100)));

        VerbTask task = VerbTask.of(framed, Verb.EXPAND, LIMITS).orElseThrow();
        Mask mask = task.mask(framed);

        assertThat(task.target().bounds()).isEqualTo(new Box(200, 0, 50, 100));
        assertThat(mask.bounds().moved(task.result().x(), task.result().y()))
                .isEqualTo(task.target().bounds());
        assertThat(task.result().right()).isEqualTo(250);
    }

    @Test
    void filesGoUnlessARequestStillReadsThem() throws IOException {
        Document document = selected(painted(100, 100), new Box(20, 20, 30, 30));
        VerbFiles files = new VerbFiles(canvas);
        VerbRequest kept = prepare(document, Verb.FILL);
        VerbRequest gone = prepare(document, Verb.FILL);

        assertThat(files.documents()).containsExactly("doc");
        files.keepOnly("doc", List.of(kept.request()));

        assertThat(VerbFiles.files(kept.request())).allMatch(Files::exists);
        assertThat(VerbFiles.files(gone.request())).noneMatch(Files::exists);
        files.keepOnly("doc", List.of());
        assertThat(files.documents()).isEmpty();
    }

    private VerbRequest prepare(Document document, Verb verb) {
        VerbTask task = VerbTask.of(document, verb, LIMITS).orElseThrow();
        return requests.prepare("doc", document, task, SETTINGS, false);
    }

    static Document painted(int width, int height) {
        Raster picture = Raster.blank(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = picture.index(x, y);
                picture.rgba()[at] = (byte) x;
                picture.rgba()[at + 1] = (byte) y;
                picture.rgba()[at + 3] = (byte) 255;
            }
        }
        return Document.of(picture, "Picture");
    }

    static Document selected(Document document, Box box) {
        return document.withSelection(Selections.rectangle(document, box));
    }

    static Document masked(Document document, Box box) {
        byte[] values = new byte[box.width() * box.height()];
        Arrays.fill(values, (byte) 255);
        Surface surface =
                Surface.of(
                        new Mask(box.width(), box.height(), values),
                        document.width(),
                        document.height(),
                        box.x(),
                        box.y());
        return Layers.add(document, Layer.mask(document.nextId(), "Mask", surface));
    }
}
