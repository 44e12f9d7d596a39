package org.scumble.app.canvas.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.History;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.document.TileKey;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Raster;

class StrokeTest {
    private static final int RED = 0xffff0000;
    private static final Paint PAINT = new Paint.Colour(RED);

    @Test
    void aStrokeThatCrossesItselfGetsNoDenserThanItsOpacity() {
        Brush brush = Brush.round(30, 0.2).withOpacity(0.5);
        Stroke stroke = new Stroke(Document.blank(300, 300), 1, brush, PAINT);
        stroke.begin(50, 50, 1);
        for (int i = 0; i < 6; i++) {
            stroke.move(250, 60 + i, 1);
            stroke.move(50, 240 - i, 1);
            stroke.move(245, 250, 1);
            stroke.move(50, 50, 1);
        }
        stroke.end();
        Raster result = Canvases.raster(stroke.finish());

        int most = 0;
        for (int y = 0; y < 300; y++) {
            for (int x = 0; x < 300; x++) {
                most = Math.max(most, result.get(x, y, 3));
            }
        }
        assertThat(most).isBetween(126, 128);
    }

    @Test
    void aHardStrokeIsEvenAlongItsMiddle() {
        Document document = line(Document.blank(300, 64), Brush.round(20, 1).withOpacity(0.25));

        for (int x = 30; x < 270; x++) {
            assertThat(Canvases.argb(document, x, 31)).isEqualTo(0x40ff0000);
        }
        assertThat(Canvases.alpha(document, 150, 20)).isZero();
        assertThat(Canvases.alpha(document, 150, 44)).isZero();
    }

    @Test
    void dabsComeEvenlyHoweverTheWayIsCut() {
        Brush brush = Brush.round(12, 0.3).withSpacing(0.4);
        Stroke once = new Stroke(Document.blank(300, 64), 1, brush, PAINT);
        once.begin(20, 30, 1);
        once.move(270, 30, 1);
        once.end();
        Stroke often = new Stroke(Document.blank(300, 64), 1, brush, PAINT);
        often.begin(20, 30, 1);
        for (int x = 25; x <= 270; x += 5) {
            often.move(x, 30, 1);
        }
        often.end();

        assertThat(Canvases.raster(often.finish()).rgba())
                .isEqualTo(Canvases.raster(once.finish()).rgba());
    }

    @Test
    void smoothingLeavesNoGapAtTheEnd() {
        Brush brush = Brush.round(6, 1).withSmoothing(1);
        Stroke stroke = new Stroke(Document.blank(300, 64), 1, brush, PAINT);
        stroke.begin(20.5, 30.5, 1);
        stroke.move(250.5, 30.5, 1);
        assertThat(Canvases.alpha(stroke.live(), 250, 30)).isZero();
        stroke.end();
        Document result = stroke.finish();

        for (int x = 20; x <= 250; x++) {
            assertThat(Canvases.alpha(result, x, 30)).as("column %d", x).isEqualTo(255);
        }
    }

    @Test
    void erasingAndUndoingGivesTheSameDocument() {
        Document before = Canvases.noise(300, 280);
        History history = new History(before);
        Stroke stroke = new Stroke(before, 1, Brush.round(60, 1), new Paint.Erase());
        stroke.line(new Point(100, 100), new Point(200, 150));
        Document after = stroke.finish();
        history.commit("Erase", after);

        assertThat(Canvases.argb(after, 150, 125)).isZero();
        assertThat(history.undo()).isSameAs(before);
    }

    @Test
    void paintingNeverChangesWhatTheStrokeBeganWith() {
        Document before = Canvases.noise(300, 280);
        byte[] pixels = Canvases.raster(before).rgba();
        Stroke stroke = new Stroke(before, 1, Brush.round(80, 0.5), PAINT);
        stroke.line(new Point(100, 100), new Point(200, 250));
        stroke.finish();

        assertThat(Canvases.raster(before).rgba()).isEqualTo(pixels);
    }

    @Test
    void onlyTouchedTilesAreNew() {
        Document before = Canvases.plain(1000, 1000, 0xff00ff00);
        Stroke stroke = new Stroke(before, 1, Brush.round(40, 1), PAINT);
        stroke.begin(300, 300, 1);
        stroke.end();
        Surface after = stroke.finish().active().surface();

        assertThat(after.differences(before.active().surface())).containsExactly(new TileKey(1, 1));
    }

    @Test
    void whatIsDrawnOnTheWayIsWhatIsKept() {
        Document before = Canvases.noise(400, 300);
        Stroke stroke = new Stroke(before, 1, Brush.round(50, 0.4).withOpacity(0.7), PAINT);
        Raster screen = Canvases.raster(before);
        Box first = stroke.begin(100, 100, 1);
        screen = redraw(screen, stroke, first);
        screen = redraw(screen, stroke, stroke.move(250, 180, 1));
        screen = redraw(screen, stroke, stroke.move(260, 290, 1));
        screen = redraw(screen, stroke, stroke.end());

        assertThat(first).isEqualTo(new Box(74, 74, 52, 52));
        assertThat(screen.rgba()).isEqualTo(Canvases.raster(stroke.finish()).rgba());
    }

    @Test
    void nothingOutsideTheSelectionChanges() {
        Document before = Canvases.withSoftSelection(Canvases.noise(120, 100));
        Stroke stroke = new Stroke(before, 1, Brush.round(300, 1), PAINT);
        stroke.begin(60, 50, 1);
        stroke.end();
        Document after = stroke.finish();

        for (int y = 0; y < 100; y++) {
            for (int x = 0; x <= 20; x++) {
                assertThat(Canvases.argb(after, x, y)).isEqualTo(Canvases.argb(before, x, y));
            }
            assertThat(Canvases.argb(after, 80, y)).isEqualTo(RED);
        }
    }

    @Test
    void aSoftSelectionLetsItsShareThrough() {
        Document before = Canvases.withSoftSelection(Canvases.plain(120, 100, 0xff000000));
        Stroke stroke = new Stroke(before, 1, Brush.round(400, 1), PAINT);
        stroke.begin(60, 50, 1);
        stroke.end();
        Document after = stroke.finish();

        for (int x = 0; x < 120; x++) {
            int share = Canvases.selected(before, x, 50);
            assertThat(Canvases.argb(after, x, 50)).isEqualTo(0xff000000 | share << 16);
        }
    }

    @Test
    void lockedTransparencyKeepsEveryAlpha() {
        Document noise = Canvases.noise(120, 100);
        Document before = noise.withLayer(noise.active().withTransparencyLocked(true));
        Stroke stroke = new Stroke(before, 1, Brush.round(400, 1), PAINT);
        stroke.begin(60, 50, 1);
        Document after = stroke.finish();

        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 120; x++) {
                int alpha = Canvases.alpha(before, x, y);
                int expected = alpha == 0 ? Canvases.argb(before, x, y) : alpha << 24 | 0xff0000;
                assertThat(Canvases.argb(after, x, y)).isEqualTo(expected);
            }
        }
        Stroke eraser = new Stroke(before, 1, Brush.round(400, 1), new Paint.Erase());
        eraser.begin(60, 50, 1);
        assertThat(eraser.finish()).isSameAs(before);
    }

    @Test
    void aTranslucentColourThinsTheStroke() {
        Document before = Canvases.plain(64, 64, 0xff0000ff);
        Stroke stroke = new Stroke(before, 1, Brush.round(40, 1), new Paint.Colour(0x80ff0000));
        stroke.begin(32, 32, 1);

        assertThat(Canvases.argb(stroke.finish(), 32, 32)).isEqualTo(0xff80007f);
    }

    @Test
    void masksArePaintedAndErased() {
        Document before = Canvases.withMask(Document.blank(200, 100));
        long mask = before.activeLayer();
        Brush brush = Brush.round(20, 1);
        Stroke paint = new Stroke(before, mask, brush, new Paint.MaskPaint(200));
        paint.line(new Point(20, 50), new Point(180, 50));
        Document painted = paint.finish();
        assertThat(Canvases.value(painted.active().surface(), 100, 50)).isEqualTo(200);
        assertThat(Canvases.value(painted.active().surface(), 100, 80)).isZero();

        Stroke erase = new Stroke(painted, mask, brush.withOpacity(0.5), new Paint.Erase());
        erase.line(new Point(20, 50), new Point(180, 50));
        Document erased = erase.finish();
        assertThat(Canvases.value(erased.active().surface(), 100, 50)).isEqualTo(100);

        Stroke white = new Stroke(erased, mask, brush, new Paint.Colour(0xffffffff));
        white.line(new Point(20, 50), new Point(180, 50));
        assertThat(Canvases.value(white.finish().active().surface(), 100, 50)).isEqualTo(255);
        assertThatThrownBy(() -> new Stroke(before, 1, brush, new Paint.MaskPaint(255)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pressureScalesSizeAndOpacity() {
        Brush brush = Brush.round(40, 1).withPressure(true, true);
        Stroke stroke = new Stroke(Document.blank(300, 100), 1, brush, PAINT);
        stroke.begin(20, 50, 0);
        stroke.move(280, 50, 1);
        stroke.end();
        Document result = stroke.finish();

        assertThat(Canvases.alpha(result, 150, 50) / 255.0).isCloseTo(0.5, within(0.05));
        assertThat(Canvases.alpha(result, 150, 66)).isZero();
        assertThat(Canvases.alpha(result, 270, 66)).isGreaterThan(200);
    }

    @Test
    void strokesThatLeaveTheCanvasAreCut() {
        Document before = Document.blank(100, 100);
        Stroke stroke = new Stroke(before, 1, Brush.round(50, 1), PAINT);
        Box touched = stroke.line(new Point(-200, -200), new Point(300, 300));

        assertThat(before.box().contains(touched)).isTrue();
        assertThat(Canvases.alpha(stroke.finish(), 50, 50)).isEqualTo(255);
        Stroke outside = new Stroke(before, 1, Brush.round(50, 1), PAINT);
        assertThat(outside.line(new Point(-200, 50), new Point(-100, 50)).isEmpty()).isTrue();
        assertThat(outside.finish()).isSameAs(before);
    }

    @Test
    void thereMustBeSuchALayerAndABeginning() {
        Document document = Document.blank(10, 10);
        Brush brush = Brush.round(5, 1);

        assertThatThrownBy(() -> new Stroke(document, 9, brush, PAINT))
                .isInstanceOf(IllegalArgumentException.class);
        Stroke stroke = new Stroke(document, 1, brush, PAINT);
        assertThatThrownBy(() -> stroke.move(1, 1, 1)).isInstanceOf(IllegalStateException.class);
        assertThat(document.active().kind()).isEqualTo(Layer.Kind.RASTER);
    }

    private static Document line(Document document, Brush brush) {
        Stroke stroke = new Stroke(document, 1, brush, PAINT);
        stroke.line(new Point(20, 32), new Point(280, 32));
        return stroke.finish();
    }

    /// Draws what a stroke says has changed, as a view does.
    private static Raster redraw(Raster screen, Stroke stroke, Box area) {
        if (area.isEmpty()) {
            return screen;
        }
        Raster part = stroke.live().active().surface().raster(area);
        Raster result = new Raster(screen.width(), screen.height(), screen.rgba().clone());
        for (int y = 0; y < area.height(); y++) {
            System.arraycopy(
                    part.rgba(),
                    y * area.width() * 4,
                    result.rgba(),
                    result.index(area.x(), area.y() + y),
                    area.width() * 4);
        }
        return result;
    }
}
