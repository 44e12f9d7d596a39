package org.scumble.app.canvas.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layers;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.paint.Selections.Mode;
import org.scumble.engine.image.Box;

class FillsTest {
    private static final int WHITE = 0xffffffff;
    private static final int BLACK = 0xff000000;
    private static final int RED = 0xffff0000;

    @Test
    void fillingChangesWhatIsSelectedAlone() {
        Document noise = Canvases.noise(300, 280);
        Box box = new Box(100, 50, 180, 220);
        Document selected = select(noise, box);
        Document filled = Fills.fill(selected, 1, RED);
        Document cleared = Fills.clear(selected, 1);

        for (int y = 0; y < 280; y += 3) {
            for (int x = 0; x < 300; x++) {
                boolean inside = box.contains(x, y);
                int before = Canvases.argb(noise, x, y);
                assertThat(Canvases.argb(filled, x, y)).isEqualTo(inside ? RED : before);
                assertThat(Canvases.argb(cleared, x, y)).isEqualTo(inside ? 0 : before);
            }
        }
    }

    @Test
    void withoutASelectionTheWholeLayerIsFilledOrCleared() {
        Document noise = Canvases.noise(300, 20);

        assertThat(Canvases.argb(Fills.fill(noise, 1, RED), 299, 19)).isEqualTo(RED);
        assertThat(Fills.clear(noise, 1).active().surface().isBlank()).isTrue();
    }

    @Test
    void aTranslucentFillMixes() {
        Document blue = Canvases.plain(10, 10, 0xff0000ff);

        assertThat(Canvases.argb(Fills.fill(blue, 1, 0x80ff0000), 5, 5)).isEqualTo(0xff80007f);
        assertThat(Canvases.argb(Fills.fill(Document.blank(10, 10), 1, 0x80ff0000), 5, 5))
                .isEqualTo(0x80ff0000);
    }

    @Test
    void lockedTransparencyStaysThroughFillsAndClearing() {
        Document noise = Canvases.noise(60, 50);
        Document locked = Layers.withTransparencyLocked(noise, 1, true);
        Document filled = Fills.fill(locked, 1, RED);

        for (int x = 0; x < 60; x++) {
            assertThat(Canvases.alpha(filled, x, 9)).isEqualTo(Canvases.alpha(noise, x, 9));
        }
        assertThat(Canvases.raster(Fills.clear(locked, 1)).rgba())
                .isEqualTo(Canvases.raster(noise).rgba());
    }

    @Test
    void masksAreFilledByBrightness() {
        Document masked = Canvases.withMask(Document.blank(300, 300));
        long mask = masked.activeLayer();
        Document filled = Fills.fill(select(masked, new Box(0, 0, 100, 300)), mask, WHITE);

        assertThat(Canvases.value(filled.active().surface(), 99, 0)).isEqualTo(255);
        assertThat(Canvases.value(filled.active().surface(), 100, 0)).isZero();
        assertThat(Fills.clear(filled, mask).active().surface().isBlank()).isTrue();
    }

    @Test
    void theBucketStopsAtOtherColours() {
        Document document = Fills.fill(select(plainWhite(), new Box(100, 0, 20, 300)), 1, BLACK);
        Document open = Selections.none(document);
        Document poured = Fills.bucket(open, 1, 10, 10, RED, 30, true);

        assertThat(Canvases.argb(poured, 99, 299)).isEqualTo(RED);
        assertThat(Canvases.argb(poured, 100, 150)).isEqualTo(BLACK);
        assertThat(Canvases.argb(poured, 120, 150)).isEqualTo(WHITE);
        Document everywhere = Fills.bucket(open, 1, 10, 10, RED, 30, false);
        assertThat(Canvases.argb(everywhere, 120, 150)).isEqualTo(RED);
        assertThat(Canvases.argb(everywhere, 110, 150)).isEqualTo(BLACK);
    }

    @Test
    void theBucketStaysInTheSelection() {
        Document white = plainWhite();
        Document selected =
                Selections.select(
                        select(white, new Box(0, 0, 50, 300)),
                        Selections.rectangle(white, new Box(100, 0, 50, 300)),
                        Mode.ADD);
        Document poured = Fills.bucket(selected, 1, 10, 10, RED, 0, true);

        assertThat(Canvases.argb(poured, 49, 150)).isEqualTo(RED);
        assertThat(Canvases.argb(poured, 50, 150)).isEqualTo(WHITE);
        assertThat(Canvases.argb(poured, 120, 150)).isEqualTo(WHITE);
        assertThat(Fills.bucket(selected, 1, 70, 10, RED, 0, true)).isSameAs(selected);
        assertThat(Fills.bucket(selected, 1, 300, 10, RED, 0, true)).isSameAs(selected);
    }

    @Test
    void noPaleFringeIsLeftBesideAnAntiAliasedLine() {
        Document document = ring(plainWhite(), BLACK);
        Document poured = Fills.bucket(document, 1, 150, 150, RED, 20, true);
        Document expected = ring(Canvases.plain(300, 300, RED), BLACK);

        int worst = 0;
        for (int x = 150; x < 240; x++) {
            int should = Canvases.argb(expected, x, 150);
            int is = Canvases.argb(poured, x, 150);
            for (int shift = 0; shift <= 16; shift += 8) {
                worst = Math.max(worst, Math.abs((should >> shift & 255) - (is >> shift & 255)));
            }
        }
        assertThat(worst).isLessThanOrEqualTo(3);
        assertThat(Canvases.argb(poured, 10, 10)).isEqualTo(WHITE);
    }

    @Test
    void aLineOnATransparentLayerStaysInFrontOfTheFill() {
        Document document = ring(Document.blank(300, 300), BLACK);
        Document poured = Fills.bucket(document, 1, 150, 150, RED, 20, true);

        for (int x = 150; x < 240; x++) {
            int line = Canvases.alpha(document, x, 150);
            assertThat(Canvases.alpha(poured, x, 150)).as("column %d", x).isEqualTo(255);
            assertThat(Canvases.argb(poured, x, 150) >> 16 & 255).isCloseTo(255 - line, within(1));
        }
    }

    @Test
    void aDiagonalOfSinglePixelsHolds() {
        Document document = plainWhite();
        for (int i = 0; i < 300; i++) {
            document = Fills.fill(select(document, new Box(i, i, 1, 1)), 1, BLACK);
        }
        Document poured = Fills.bucket(Selections.none(document), 1, 200, 50, RED, 20, true);

        for (int i = 1; i < 300; i++) {
            assertThat(Canvases.argb(poured, i, i - 1)).isEqualTo(RED);
            assertThat(Canvases.argb(poured, i, i)).isEqualTo(BLACK);
            assertThat(Canvases.argb(poured, i - 1, i)).isEqualTo(WHITE);
        }
    }

    @Test
    void theBucketCanFollowWhatIsVisible() {
        Document lines = ring(Document.blank(300, 300), BLACK);
        Surface blank = Document.blank(300, 300).active().surface();
        Document two = Layers.add(lines, lines.active().withId(2).withSurface(blank));
        Document poured = Fills.bucket(two, 2, 150, 150, RED, 20, true, true);

        assertThat(poured.layer(1)).isEqualTo(two.layer(1));
        Box bounds = poured.active().surface().bounds();
        assertThat(bounds.x()).isBetween(60, 64);
        assertThat(bounds.width()).isBetween(172, 180);
    }

    @Test
    void linearGradientsRunFromEndToEnd() {
        Document black = Canvases.plain(256, 20, BLACK);
        Document run = Gradients.linear(black, 1, 0.5, 0, 255.5, 0, BLACK, WHITE);
        for (int x = 0; x < 256; x++) {
            assertThat(Canvases.argb(run, x, 9)).isEqualTo(Ink.grey(x));
        }
        Document fade = Gradients.linear(black, 1, 0.5, 0, 255.5, 0, 0x00ffffff, WHITE);
        for (int x = 0; x < 256; x++) {
            assertThat(Canvases.argb(fade, x, 9)).isEqualTo(Ink.grey(x));
        }
        assertThat(Gradients.linear(black, 1, 5, 5, 5, 5, BLACK, WHITE)).isSameAs(black);
    }

    @Test
    void aTransparentEndLendsNoTint() {
        Document run = Gradients.linear(Document.blank(200, 9), 1, 0, 0, 200, 0, 0x0000ff00, RED);

        for (int x = 5; x < 200; x++) {
            assertThat(Canvases.argb(run, x, 4) & 0xffffff).isEqualTo(0xff0000);
        }
        assertThat(Canvases.alpha(run, 100, 4)).isCloseTo(128, within(1));
    }

    @Test
    void radialGradientsRunOutwards() {
        Document run = Gradients.radial(plainWhite(), 1, 150.5, 150.5, 250.5, 150.5, BLACK, WHITE);

        assertThat(Canvases.argb(run, 150, 150)).isEqualTo(BLACK);
        assertThat(Canvases.argb(run, 150, 200) & 255).isCloseTo(128, within(1));
        assertThat(Canvases.argb(run, 100, 150)).isEqualTo(Canvases.argb(run, 200, 150));
        assertThat(Canvases.argb(run, 0, 0)).isEqualTo(WHITE);
    }

    @Test
    void gradientsMeetMasksAndSelections() {
        Document masked = Canvases.withMask(Document.blank(256, 20));
        Document half = select(masked, new Box(128, 0, 128, 20));
        Document run = Gradients.linear(half, half.activeLayer(), 0.5, 0, 255.5, 0, BLACK, WHITE);

        assertThat(Canvases.value(run.active().surface(), 127, 9)).isZero();
        assertThat(Canvases.value(run.active().surface(), 200, 9)).isEqualTo(200);
    }

    @Test
    void thePickerTakesOneColourOrTheMean() {
        Document document = Fills.fill(select(plainWhite(), new Box(0, 0, 150, 300)), 1, BLACK);

        assertThat(ColourPicker.visible(document, 149, 5, 1)).isEqualTo(BLACK);
        assertThat(ColourPicker.visible(document, 150, 5, 1)).isEqualTo(WHITE);
        assertThat(ColourPicker.layer(document, 1, 149, 5, 3)).isEqualTo(Ink.grey(85));
        assertThat(ColourPicker.visible(document, 0, 0, 5)).isEqualTo(BLACK);
        assertThat(ColourPicker.visible(document, 300, 0, 5)).isZero();
        Document half = Layers.withOpacity(document, 1, 0.5);
        assertThat(ColourPicker.visible(half, 200, 5, 1)).isEqualTo(0x80ffffff);
        assertThat(ColourPicker.layer(half, 1, 200, 5, 1)).isEqualTo(WHITE);
    }

    private static Document plainWhite() {
        return Canvases.plain(300, 300, WHITE);
    }

    private static Document select(Document document, Box box) {
        return Selections.select(document, Selections.rectangle(document, box), Mode.REPLACE);
    }

    /// A circle's line, 6 pixels wide, anti-aliased.
    private static Document ring(Document document, int argb) {
        Surface outer = Selections.ellipse(document, 57.3, 57.3, 185.4, 185.4);
        Surface inner = Selections.ellipse(document, 63.3, 63.3, 173.4, 173.4);
        Document selected =
                Selections.select(
                        Selections.select(document, outer, Mode.REPLACE), inner, Mode.SUBTRACT);
        return Selections.none(Fills.fill(selected, 1, argb));
    }
}
