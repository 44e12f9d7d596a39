package org.scumble.app.canvas.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.paint.Selections.Mode;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Raster;

class TransformsTest {
    private static final int RED = 0xffff0000;
    private final Document noise = Canvases.noise(300, 270);

    @Test
    void wholeMovesAreExact() {
        for (int[] by : new int[][] {{13, -7}, {256, 0}, {-299, 269}, {400, 0}}) {
            Document moved = Transforms.transformed(noise, 1, Affine.translate(by[0], by[1]));
            Raster expected = noise.active().surface().raster(new Box(-by[0], -by[1], 300, 270));
            assertThat(Canvases.raster(moved).rgba()).isEqualTo(expected.rgba());
        }
    }

    @Test
    void movingAndMovingBackLosesNothingWithinASession() {
        TransformSession session = TransformSession.begin(noise, 1);
        session.live(Affine.translate(1000, 0));

        assertThat(session.finish(Affine.IDENTITY)).isSameAs(noise);
    }

    @Test
    void liveEqualsFinish() {
        Document selected = select(noise, Selections.ellipse(noise, 40, 50, 150, 120));
        Affine map =
                Affine.rotate(33, new Point(120, 100))
                        .then(Affine.scale(1.3, 0.8, new Point(9, 9)));
        TransformSession session = TransformSession.begin(selected, 1);
        session.live(Affine.translate(5.5, 3));
        Document live = session.live(map);
        byte[] drawn = Canvases.raster(live).rgba();
        Document finished = TransformSession.begin(selected, 1).finish(map);

        assertThat(Canvases.raster(finished).rgba()).isEqualTo(drawn);
        assertThat(session.finish(map)).isSameAs(live);
    }

    @Test
    void theSelectedPartMovesWithItsSelection() {
        Box box = new Box(50, 60, 30, 40);
        Document selected = select(noise, Selections.rectangle(noise, box));
        TransformSession session = TransformSession.begin(selected, 1);
        Document moved = session.finish(Affine.translate(100, 20));

        assertThat(session.bounds()).isEqualTo(box);
        assertThat(moved.selection().bounds()).isEqualTo(box.moved(100, 20));
        for (int y = 0; y < 270; y++) {
            for (int x = 0; x < 300; x += 7) {
                int before = Canvases.argb(noise, x, y);
                int after = Canvases.argb(moved, x, y);
                if (box.contains(x, y)) {
                    assertThat(after).isZero();
                } else if (!box.moved(100, 20).contains(x, y)) {
                    assertThat(after).isEqualTo(before);
                } else if (Canvases.alpha(noise, x - 100, y - 20) == 255) {
                    assertThat(after).isEqualTo(Canvases.argb(noise, x - 100, y - 20));
                }
            }
        }
    }

    @Test
    void aSoftCutTakesItsShareAndLeavesTheRest() {
        Document soft = Canvases.withSoftSelection(noise);
        TransformSession session = TransformSession.begin(soft, 1);
        Surface content = session.content();
        Surface rest = session.rest().active().surface();

        for (int x = 0; x < 300; x++) {
            int taken = content.raster(new Box(x, 9, 1, 1)).get(0, 0, 3);
            int left = rest.raster(new Box(x, 9, 1, 1)).get(0, 0, 3);
            assertThat(taken + left).isEqualTo(Canvases.alpha(noise, x, 9));
            assertThat((double) taken)
                    .isCloseTo((taken + left) * Canvases.selected(soft, x, 9) / 255.0, within(0.5));
        }
    }

    @Test
    void fourQuarterTurnsOfALayerGiveItBack() {
        Document square = Canvases.noise(256, 256);
        Document turned = square;
        for (int i = 0; i < 4; i++) {
            turned = Transforms.transformed(turned, 1, Affine.rotate(90, new Point(128, 128)));
            assertThat(Canvases.argb(turned, 100, 20) == Canvases.argb(square, 100, 20))
                    .isEqualTo(i == 3);
        }
        assertThat(Canvases.raster(turned).rgba()).isEqualTo(Canvases.raster(square).rgba());
    }

    @Test
    void flippingMirrorsWithinTheBounds() {
        Document selected = select(noise, Selections.rectangle(noise, new Box(20, 30, 61, 40)));
        Document across = Transforms.flip(selected, 1, true);
        Document down = Transforms.flip(selected, 1, false);

        assertThat(Canvases.argb(across, 20, 35)).isEqualTo(Canvases.argb(noise, 80, 35));
        assertThat(Canvases.argb(across, 19, 35)).isEqualTo(Canvases.argb(noise, 19, 35));
        assertThat(Canvases.argb(down, 20, 30)).isEqualTo(Canvases.argb(noise, 20, 69));
    }

    @Test
    void enlargingAndTurningKeepColourAndArea() {
        Document dot =
                Fills.fill(
                        select(
                                Document.blank(400, 400),
                                Selections.rectangle(
                                        Document.blank(400, 400), new Box(180, 180, 40, 40))),
                        1,
                        RED);
        Point centre = new Point(200, 200);
        Document turned =
                Transforms.transformed(Selections.none(dot), 1, Affine.rotate(30, centre));
        Document large =
                Transforms.transformed(Selections.none(dot), 1, Affine.scale(3, 2.5, centre));

        assertThat(opacity(turned)).isCloseTo(1600, within(8.0));
        assertThat(opacity(large)).isCloseTo(12000, within(30.0));
        assertThat(Canvases.argb(turned, 200, 200)).isEqualTo(RED);
        assertThat(Canvases.argb(large, 150, 160)).isEqualTo(RED);
        for (int x = 0; x < 400; x++) {
            int pixel = Canvases.argb(turned, x, 190);
            assertThat(pixel >>> 24 == 0 ? 0xff0000 : pixel & 0xffffff).isEqualTo(0xff0000);
        }
    }

    @Test
    void shrinkingAveragesInsteadOfPicking() {
        Document small =
                Transforms.transformed(
                        Document.of(stripes(), "Stripes"),
                        1,
                        Affine.scale(0.21, 0.21, new Point(0, 0)));

        for (int x = 2; x < 80; x++) {
            assertThat(Canvases.argb(small, x, 40) & 255).isBetween(100, 155);
        }
    }

    @Test
    void scalingToNothingLeavesNothing() {
        TransformSession session = TransformSession.begin(noise, 1);
        Document flat = session.live(Affine.scale(0, 1, new Point(5, 5)));

        assertThat(flat.active().surface().isBlank()).isTrue();
        assertThat(TransformSession.begin(Document.blank(9, 9), 1).bounds().isEmpty()).isTrue();
    }

    @Test
    void masksMoveToo() {
        Document masked =
                Selections.toMaskLayer(
                        select(noise, Selections.rectangle(noise, new Box(10, 10, 20, 20))), "M");
        Document moved =
                Transforms.transformed(
                        Selections.none(masked),
                        masked.activeLayer(),
                        Affine.translate(300 - 25, 4));

        assertThat(moved.active().surface().bounds()).isEqualTo(new Box(285, 14, 15, 20));
        assertThat(moved.layer(1)).isEqualTo(noise.layer(1));
    }

    @Test
    void aMovedPartOfAMaskAddsToWhatItMeets() {
        Document soft = Selections.toMaskLayer(Canvases.withSoftSelection(noise), "M");
        Document part = select(soft, Selections.rectangle(noise, new Box(30, 0, 10, 270)));
        Document moved = Transforms.transformed(part, soft.activeLayer(), Affine.translate(-15, 0));

        Surface mask = moved.active().surface();
        assertThat(Canvases.value(mask, 16, 9)).isEqualTo(55);
        assertThat(Canvases.value(mask, 24, 9)).isEqualTo(95);
        assertThat(Canvases.value(mask, 26, 9)).isEqualTo(30);
        assertThat(Canvases.value(mask, 35, 9)).isZero();
        Document onto = Transforms.transformed(part, soft.activeLayer(), Affine.translate(9, 0));
        assertThat(Canvases.value(onto.active().surface(), 45, 9)).isEqualTo(125);
    }

    @Test
    void quarterTurnsOfTheCanvasAreExact() {
        Document framed = noise.withSettings(noise.settings().withFrame(new Box(10, 20, 100, 50)));
        Document right = Transforms.rotateCanvas(framed, 1);

        assertThat(right.box()).isEqualTo(Box.of(270, 300));
        for (int i = 0; i < 270; i += 3) {
            assertThat(Canvases.argb(right, 269 - i, 17)).isEqualTo(Canvases.argb(noise, 17, i));
        }
        assertThat(right.settings().frame()).isEqualTo(new Box(200, 10, 50, 100));
        same(Transforms.rotateCanvas(right, -1), noise);
        same(Transforms.rotateCanvas(right, 3), noise);
        same(Transforms.rotateCanvas(right, 1), Transforms.rotateCanvas(noise, 2));
        assertThat(Transforms.rotateCanvas(noise, 4)).isSameAs(noise);
    }

    @Test
    void mirroringTheCanvasIsExact() {
        Document across = Transforms.flipCanvas(noise, true);

        assertThat(Canvases.argb(across, 299, 5)).isEqualTo(Canvases.argb(noise, 0, 5));
        same(Transforms.flipCanvas(across, true), noise);
        same(
                Transforms.flipCanvas(Transforms.flipCanvas(noise, true), false),
                Transforms.rotateCanvas(noise, 2));
    }

    @Test
    void croppingKeepsWhatIsInsideAndTheSelection() {
        Box box = new Box(30, 40, 200, 100);
        Document cropped =
                Transforms.cropToSelection(select(noise, Selections.rectangle(noise, box)));

        assertThat(cropped.box()).isEqualTo(Box.of(200, 100));
        assertThat(Canvases.raster(cropped).rgba())
                .isEqualTo(noise.active().surface().raster(box).rgba());
        assertThat(cropped.selection().bounds()).isEqualTo(Box.of(200, 100));
        assertThat(cropped.settings().frame()).isEqualTo(new Box(-30, -40, 300, 270));
        Document framed = noise.withSettings(noise.settings().withFrame(box));
        assertThat(Transforms.cropToFrame(framed).settings().frame()).isEqualTo(Box.of(200, 100));
        assertThat(Transforms.cropToSelection(noise)).isSameAs(noise);
        same(
                Transforms.resizeCanvas(
                        Transforms.crop(noise, new Box(-9, -9, 400, 400)), 300, 270, -9, -9),
                noise);
    }

    @Test
    void scalingADocumentKeepsItsEdgesAndTones() {
        Document scaled = Transforms.scaled(Canvases.plain(100, 60, 0xc0336699), 333, 31);

        assertThat(scaled.box()).isEqualTo(Box.of(333, 31));
        for (int x = 0; x < 333; x += 4) {
            for (int y = 0; y < 31; y += 5) {
                assertThat(Canvases.argb(scaled, x, y)).isEqualTo(0xc0336699);
            }
        }
        Document ramp =
                Gradients.linear(Document.blank(256, 9), 1, 0, 0, 256, 0, 0xff000000, 0xffffffff);
        Document half = Transforms.scaled(ramp, 128, 9);
        for (int x = 4; x < 124; x++) {
            assertThat(Canvases.argb(half, x, 4) & 255).isCloseTo(x * 2 + 1, within(1));
        }
        assertThat(Transforms.scaled(ramp, 256, 9)).isSameAs(ramp);
        Document small = Transforms.scaled(Document.of(stripes(), "Stripes"), 90, 90);
        for (int x = 0; x < 90; x++) {
            assertThat(Canvases.argb(small, x, 40) & 255).isBetween(100, 155);
        }
    }

    private static Raster stripes() {
        Raster stripes = Raster.blank(400, 400);
        for (int i = 0; i < 160_000; i++) {
            for (int c = 0; c < 3; c++) {
                stripes.rgba()[i * 4 + c] = (byte) (i % 2 == 0 ? 255 : 0);
            }
            stripes.rgba()[i * 4 + 3] = (byte) 255;
        }
        return stripes;
    }

    private static Document select(Document document, Surface shape) {
        return Selections.select(document, shape, Mode.REPLACE);
    }

    private static void same(Document document, Document other) {
        assertThat(document.box()).isEqualTo(other.box());
        assertThat(Canvases.raster(document).rgba()).isEqualTo(Canvases.raster(other).rgba());
    }

    private static double opacity(Document document) {
        Raster raster = Canvases.raster(document);
        double sum = 0;
        for (int i = 3; i < raster.rgba().length; i += 4) {
            sum += (raster.rgba()[i] & 0xff) / 255.0;
        }
        return sum;
    }
}
