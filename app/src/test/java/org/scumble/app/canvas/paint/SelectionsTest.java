package org.scumble.app.canvas.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Surface;
import org.scumble.app.canvas.paint.Selections.Mode;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Mask;

class SelectionsTest {
    private final Document document = Document.blank(600, 300);

    @Test
    void aRectangleIsExact() {
        Box box = new Box(10, 20, 550, 271);
        Surface rectangle = Selections.rectangle(document, box);

        assertThat(rectangle.bounds()).isEqualTo(box);
        assertThat(area(rectangle)).isEqualTo(box.area());
        assertThat(Selections.rectangle(document, new Box(-9, -9, 20, 20)).bounds())
                .isEqualTo(new Box(0, 0, 11, 11));
        assertThat(Selections.rectangle(document, new Box(700, 0, 20, 20)).isBlank()).isTrue();
    }

    @Test
    void tilesInsideARectangleAreOneAndTheSame() {
        Surface rectangle =
                Selections.rectangle(Document.blank(1024, 512), new Box(0, 0, 900, 512));

        assertThat(rectangle.tile(0, 0)).isSameAs(rectangle.tile(2, 1)).isNotNull();
    }

    @Test
    void anEllipseHasItsAreaAndASoftRim() {
        Surface ellipse = Selections.ellipse(document, 20.5, 30.25, 200, 100);

        assertThat(area(ellipse)).isCloseTo(Math.PI * 100 * 50, within(20.0));
        assertThat(ellipse.bounds()).isEqualTo(new Box(20, 30, 201, 101));
        assertThat(Canvases.value(ellipse, 120, 80)).isEqualTo(255);
        assertThat(Canvases.value(ellipse, 20, 80)).isBetween(90, 150);
    }

    @Test
    void aPolygonAlongPixelsIsARectangle() {
        List<Point> corners =
                List.of(new Point(5, 6), new Point(5, 30), new Point(400, 30), new Point(400, 6));
        Surface polygon = Selections.polygon(document, corners);

        assertThat(mask(polygon).values())
                .isEqualTo(mask(Selections.rectangle(document, new Box(5, 6, 395, 24))).values());
    }

    @Test
    void pixelsOnThePolygonsEdgeCountByTheirShare() {
        Surface triangle =
                Selections.polygon(
                        document, List.of(new Point(0, 0), new Point(40, 0), new Point(0, 40)));
        assertThat(area(triangle)).isCloseTo(800, within(1.0));
        assertThat(Canvases.value(triangle, 20, 19)).isCloseTo(128, within(1));

        Surface sliver =
                Selections.polygon(
                        document,
                        List.of(
                                new Point(10.25, 10.5),
                                new Point(30.75, 10.5),
                                new Point(30.75, 12),
                                new Point(10.25, 12)));
        assertThat(Canvases.value(sliver, 20, 10)).isCloseTo(128, within(1));
        assertThat(Canvases.value(sliver, 10, 11)).isCloseTo(191, within(1));
        assertThat(Canvases.value(sliver, 30, 10)).isCloseTo(96, within(1));
    }

    @Test
    void aStarsMiddleIsInsideUnlessOddCounts() {
        List<Point> star =
                List.of(
                        new Point(100, 20),
                        new Point(150, 180),
                        new Point(20, 80),
                        new Point(180, 80),
                        new Point(50, 180));
        assertThat(Canvases.value(Selections.polygon(document, star), 100, 110)).isEqualTo(255);
        assertThat(Canvases.value(Selections.polygon(document, star, true), 100, 110)).isZero();
        assertThat(Canvases.value(Selections.polygon(document, star, true), 100, 60))
                .isEqualTo(255);
        assertThat(Selections.polygon(document, star.subList(0, 2)).isBlank()).isTrue();
        assertThat(
                        Selections.polygon(
                                        document,
                                        List.of(
                                                new Point(-9, -9),
                                                new Point(-5, -9),
                                                new Point(-5, -1)))
                                .isBlank())
                .isTrue();
    }

    @Test
    void modesJoinShapes() {
        Surface left = Selections.rectangle(document, new Box(10, 10, 300, 100));
        Surface right = Selections.rectangle(document, new Box(200, 50, 300, 100));
        Document first = Selections.select(document, left, Mode.REPLACE);

        assertThat(selection(Selections.select(first, right, Mode.ADD)))
                .isEqualTo(300L * 100 + 300 * 100 - 110 * 60);
        assertThat(selection(Selections.select(first, right, Mode.SUBTRACT)))
                .isEqualTo(300L * 100 - 110 * 60);
        assertThat(selection(Selections.select(first, right, Mode.INTERSECT))).isEqualTo(110L * 60);
        assertThat(selection(Selections.select(first, right, Mode.REPLACE))).isEqualTo(300L * 100);
    }

    @Test
    void noSelectionCountsAsEverythingExceptForAdding() {
        Surface shape = Selections.rectangle(document, new Box(10, 10, 100, 100));

        assertThat(Selections.select(document, shape, Mode.ADD).selection()).isSameAs(shape);
        assertThat(Selections.select(document, shape, Mode.INTERSECT).selection()).isSameAs(shape);
        assertThat(selection(Selections.select(document, shape, Mode.SUBTRACT)))
                .isEqualTo(600L * 300 - 100 * 100);
        Document selected = Selections.select(document, shape, Mode.REPLACE);
        assertThat(Selections.select(selected, shape, Mode.SUBTRACT).selection()).isNull();
        assertThat(Selections.none(selected).selection()).isNull();
    }

    @Test
    void invertingTwiceGivesTheSamePixels() {
        Document soft = Canvases.withSoftSelection(document);
        Document inverted = Selections.invert(soft);

        assertThat(Canvases.selected(inverted, 0, 0)).isEqualTo(255);
        assertThat(Canvases.selected(inverted, 40, 0)).isEqualTo(155);
        assertThat(mask(Selections.invert(inverted).selection()).values())
                .isEqualTo(mask(soft.selection()).values());
        assertThat(selection(Selections.invert(document))).isEqualTo(600L * 300);
        assertThat(Selections.invert(Selections.invert(document)).selection()).isNull();
    }

    @Test
    void growingAndShrinkingMoveStraightEdgesExactly() {
        Document selected = rectangle(new Box(100, 100, 50, 60));
        Document grown = Selections.grow(selected, 7);
        Document shrunk = Selections.shrink(selected, 7);

        assertThat(grown.selection().bounds()).isEqualTo(new Box(93, 93, 64, 74));
        assertThat(Canvases.selected(grown, 93, 130)).isEqualTo(255);
        assertThat(Canvases.selected(grown, 93, 93)).isZero();
        assertThat(mask(shrunk.selection()).values())
                .isEqualTo(mask(rectangle(new Box(107, 107, 36, 46)).selection()).values());
        assertThat(Selections.shrink(selected, 30).selection()).isNull();
        assertThat(Selections.grow(document, 7)).isSameAs(document);
    }

    @Test
    void shrinkingStopsAtTheCanvassOwnEdge() {
        Document shrunk = Selections.shrink(rectangle(new Box(0, 0, 50, 300)), 5);

        assertThat(shrunk.selection().bounds()).isEqualTo(new Box(0, 0, 45, 300));
    }

    @Test
    void aBorderIsABandAlongTheEdge() {
        Document border = Selections.border(rectangle(new Box(100, 100, 60, 60)), 4);

        assertThat(border.selection().bounds()).isEqualTo(new Box(98, 98, 64, 64));
        assertThat(Canvases.selected(border, 101, 130)).isEqualTo(255);
        assertThat(Canvases.selected(border, 102, 130)).isZero();
        assertThat(Canvases.selected(border, 98, 130)).isEqualTo(255);
    }

    @Test
    void featheringFadesOverTheEdge() {
        Document soft = Selections.feather(rectangle(new Box(100, 100, 100, 100)), 10);

        assertThat(Canvases.selected(soft, 150, 150)).isEqualTo(255);
        assertThat(Canvases.selected(soft, 99, 150) + Canvases.selected(soft, 100, 150))
                .isCloseTo(255, within(6));
        assertThat(Canvases.selected(soft, 95, 150)).isBetween(20, 70);
        assertThat(Canvases.selected(soft, 70, 150)).isZero();
    }

    @Test
    void aLayersAlphaCanBeSelected() {
        Document noise = Canvases.noise(300, 40);
        Surface alpha = Selections.alpha(noise, 1);

        for (int x = 0; x < 300; x++) {
            assertThat(Canvases.value(alpha, x, 20)).isEqualTo(Canvases.alpha(noise, x, 20));
        }
    }

    @Test
    void selectionsBecomeMasksAndComeBack() {
        Document soft = Canvases.withSoftSelection(document);
        Document masked = Selections.toMaskLayer(soft, "Where");

        Layer mask = masked.active();
        assertThat(mask.kind()).isEqualTo(Layer.Kind.MASK);
        assertThat(mask.name()).isEqualTo("Where");
        assertThat(Selections.alpha(masked, mask.id())).isSameAs(soft.selection());

        Surface box = Selections.rectangle(document, new Box(0, 0, 30, 300));
        Document other = Selections.select(masked, box, Mode.REPLACE);
        Document joined = Selections.toMask(other, mask.id(), Mode.SUBTRACT);
        assertThat(Canvases.value(joined.active().surface(), 29, 9)).isZero();
        assertThat(Canvases.value(joined.active().surface(), 30, 9)).isEqualTo(50);
        Document added = Selections.toMask(other, mask.id(), Mode.ADD);
        assertThat(Canvases.value(added.active().surface(), 29, 9)).isEqualTo(255);
        assertThat(Selections.toMask(other, mask.id(), Mode.REPLACE).active().surface())
                .isSameAs(box);
    }

    private Document rectangle(Box box) {
        return Selections.select(document, Selections.rectangle(document, box), Mode.REPLACE);
    }

    private static long selection(Document document) {
        return Math.round(area(document.selection()));
    }

    private static Mask mask(Surface surface) {
        return surface.mask(surface.box());
    }

    private static double area(Surface surface) {
        return mask(surface).coverage() * surface.width() * surface.height();
    }
}
