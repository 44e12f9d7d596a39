package org.scumble.app.canvas.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scumble.app.canvas.tool.FakeEasel.BLUE;
import static org.scumble.app.canvas.tool.FakeEasel.RED;

import org.junit.jupiter.api.Test;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Layer;
import org.scumble.app.canvas.document.Layers;
import org.scumble.app.canvas.paint.Fills;
import org.scumble.app.canvas.paint.Selections;
import org.scumble.engine.image.Box;

class ToolsTest {
    private static final Modifiers BOTH = new Modifiers(true, true, false);

    private final FakeEasel easel = FakeEasel.blank();
    private final ToolBox tools = new ToolBox(easel);

    private void drag(double x0, double y0, double x1, double y1, Modifiers held) {
        tools.pressed(Pointer.at(x0, y0).with(held));
        tools.dragged(Pointer.at((x0 + x1) / 2, (y0 + y1) / 2).with(held));
        tools.dragged(Pointer.at(x1, y1).with(held));
        tools.released(Pointer.at(x1, y1).with(held));
    }

    private void drag(double x0, double y0, double x1, double y1) {
        drag(x0, y0, x1, y1, Modifiers.NONE);
    }

    private void click(double x, double y) {
        drag(x, y, x, y);
    }

    /// A red square from (20, 20) to (40, 40).
    private void paintSquare() {
        Document selected =
                Selections.select(
                        easel.document(),
                        Selections.rectangle(easel.document(), new Box(20, 20, 20, 20)),
                        Selections.Mode.REPLACE);
        easel.commit("Square", Selections.none(Fills.fill(selected, 1, RED)));
    }

    @Test
    void theBrushPaintsWhatIsSeenWhileItPaintsAndOneStrokeIsOneStep() {
        tools.pressed(Pointer.at(10, 40));
        tools.dragged(Pointer.at(50, 40));
        assertThat(easel.live).isNotNull();
        assertThat(easel.history.canUndo()).isFalse();
        tools.released(Pointer.at(90, 40));

        assertThat(easel.history.names()).containsExactly("New canvas", "Brush");
        assertThat(easel.pixel(30, 40)).isEqualTo(RED);
        assertThat(easel.pixel(30, 50)).isZero();
    }

    @Test
    void shiftDrawsStraightFromTheLastStroke() {
        click(10, 10);
        tools.pressed(Pointer.at(90, 10).with(Modifiers.SHIFT));
        tools.released(Pointer.at(90, 10).with(Modifiers.SHIFT));
        assertThat(easel.pixel(50, 10)).isEqualTo(RED);
    }

    @Test
    void shiftDuringAStrokeKeepsItLevel() {
        tools.pressed(Pointer.at(10, 40));
        tools.dragged(Pointer.at(90, 52).with(Modifiers.SHIFT));
        tools.released(Pointer.at(90, 52).with(Modifiers.SHIFT));
        assertThat(easel.pixel(80, 40)).isEqualTo(RED);
        assertThat(easel.pixel(90, 52)).isZero();
    }

    @Test
    void aCancelledStrokeLeavesNothing() {
        tools.pressed(Pointer.at(10, 40));
        tools.dragged(Pointer.at(50, 40));
        tools.cancel();
        tools.released(Pointer.at(50, 40));
        assertThat(easel.live).isNull();
        assertThat(easel.history.canUndo()).isFalse();
    }

    @Test
    void aHiddenLayerIsNotPaintedOnAndTheArtistIsToldWhy() {
        easel.commit("Hide", Layers.withVisible(easel.document(), 1, false));
        click(10, 10);
        assertThat(easel.refusals).singleElement().asString().contains("hidden");
        assertThat(easel.history.names()).hasSize(2);
    }

    @Test
    void theMaskBrushMakesAMaskOnTopAndLeavesTheLayerActive() {
        tools.take(ToolKind.MASK_ERASER);
        click(50, 40);
        assertThat(easel.refusals).hasSize(1);

        tools.take(ToolKind.MASK_BRUSH);
        click(50, 40);
        click(20, 40);
        Document document = easel.document();
        assertThat(document.layers()).hasSize(2);
        assertThat(document.layers().getLast().kind()).isEqualTo(Layer.Kind.MASK);
        assertThat(document.activeLayer()).isEqualTo(1);
        assertThat(document.inpaintMask(document.box()).get(50, 40)).isEqualTo(255);

        tools.take(ToolKind.MASK_ERASER);
        click(50, 40);
        assertThat(easel.document().inpaintMask(document.box()).get(50, 40)).isZero();
        assertThat(easel.document().inpaintMask(document.box()).get(20, 40)).isEqualTo(255);
    }

    @Test
    void altPicksAColourWhilePaintingAndControlMoves() {
        paintSquare();
        easel.colour = BLUE;
        tools.pressed(Pointer.at(30, 30).with(Modifiers.ALT));
        tools.released(Pointer.at(30, 30));
        assertThat(easel.colour).isEqualTo(RED);
        assertThat(tools.kind()).isEqualTo(ToolKind.BRUSH);

        drag(30, 30, 60, 30, Modifiers.CONTROL);
        assertThat(easel.pixel(25, 25)).isZero();
        assertThat(easel.pixel(55, 25)).isEqualTo(RED);
        assertThat(tools.kind()).isEqualTo(ToolKind.BRUSH);
    }

    @Test
    void theSpaceBarLendsTheHand() {
        tools.holdHand(true);
        drag(10, 10, 20, 10);
        tools.holdHand(false);
        assertThat(easel.panned).isPositive();
        assertThat(easel.history.canUndo()).isFalse();
        assertThat(tools.pointing(Pointer.at(0, 0))).isEqualTo(Pointing.BRUSH);
    }

    @Test
    void rectanglesSelectAddSubtractAndIntersect() {
        tools.take(ToolKind.RECTANGLE);
        drag(10, 10, 30, 30);
        assertThat(easel.selected(10, 10)).isEqualTo(255);
        assertThat(easel.selected(30, 30)).isZero();

        drag(40, 10, 60, 30, Modifiers.SHIFT);
        assertThat(easel.selected(50, 20)).isEqualTo(255);
        assertThat(easel.selected(20, 20)).isEqualTo(255);

        drag(10, 10, 20, 30, Modifiers.ALT);
        assertThat(easel.selected(15, 20)).isZero();

        drag(25, 5, 45, 60, BOTH);
        assertThat(easel.selected(27, 20)).isEqualTo(255);
        assertThat(easel.selected(50, 20)).isZero();
    }

    @Test
    void shiftPressedLaterMakesASquareAndAltDrawsFromTheMiddle() {
        tools.take(ToolKind.RECTANGLE);
        tools.pressed(Pointer.at(40, 40));
        tools.dragged(Pointer.at(60, 45));
        tools.dragged(Pointer.at(60, 45).with(Modifiers.SHIFT));
        tools.released(Pointer.at(60, 45).with(Modifiers.SHIFT));
        assertThat(easel.document().selection().bounds()).isEqualTo(new Box(40, 40, 20, 20));

        tools.pressed(Pointer.at(20, 20));
        tools.dragged(Pointer.at(25, 22));
        tools.dragged(Pointer.at(25, 22).with(Modifiers.ALT));
        tools.released(Pointer.at(25, 22).with(Modifiers.ALT));
        assertThat(easel.document().selection().bounds()).isEqualTo(new Box(15, 18, 10, 4));
    }

    @Test
    void aDragInsideMovesTheSelectionAndAClickOutsideDropsIt() {
        paintSquare();
        tools.take(ToolKind.ELLIPSE);
        drag(20, 20, 40, 40);
        assertThat(easel.selected(21, 21)).isZero();
        assertThat(easel.selected(30, 30)).isEqualTo(255);

        drag(30, 30, 50, 30);
        assertThat(easel.selected(50, 30)).isEqualTo(255);
        assertThat(easel.pixel(30, 30)).isEqualTo(RED);

        click(90, 70);
        assertThat(easel.document().selection()).isNull();
    }

    @Test
    void lassoAndPolygonSelectWhatTheyGoAround() {
        tools.take(ToolKind.LASSO);
        tools.pressed(Pointer.at(10, 10));
        tools.dragged(Pointer.at(50, 10));
        tools.dragged(Pointer.at(50, 50));
        tools.released(Pointer.at(50, 50));
        assertThat(easel.selected(45, 15)).isEqualTo(255);
        assertThat(easel.selected(15, 45)).isZero();

        tools.take(ToolKind.POLYGON);
        click(60, 10);
        click(90, 10);
        click(90, 40);
        assertThat(tools.isBusy()).isTrue();
        click(61, 11);
        assertThat(tools.isBusy()).isFalse();
        assertThat(easel.selected(85, 15)).isEqualTo(255);
        assertThat(easel.selected(45, 15)).isZero();
    }

    @Test
    void anotherToolKeepsAPolygonAndEscapeDropsIt() {
        tools.take(ToolKind.POLYGON);
        click(60, 10);
        click(90, 10);
        click(90, 40);
        tools.cancel();
        assertThat(easel.document().selection()).isNull();
        click(60, 10);
        click(90, 10);
        click(90, 40);
        tools.take(ToolKind.BRUSH);
        assertThat(easel.selected(85, 15)).isEqualTo(255);
    }

    @Test
    void theWandSelectsAndTheBucketFillsSimilarColours() {
        paintSquare();
        easel.choose(Selections.Mode.REPLACE, true);
        tools.take(ToolKind.WAND);
        click(30, 30);
        assertThat(easel.document().selection().bounds()).isEqualTo(new Box(20, 20, 20, 20));

        easel.colour = BLUE;
        tools.take(ToolKind.BUCKET);
        click(30, 30);
        assertThat(easel.pixel(39, 39)).isEqualTo(BLUE);
        int versions = easel.history.names().size();
        click(90, 70);
        assertThat(easel.history.names()).hasSize(versions);
    }

    @Test
    void theGradientGoesFromOneColourToTheOther() {
        tools.take(ToolKind.GRADIENT);
        tools.pressed(Pointer.at(0, 0));
        tools.dragged(Pointer.at(100, 0));
        assertThat(easel.live).isNotNull();
        tools.released(Pointer.at(100, 0));
        assertThat(easel.pixel(0, 40) >> 16 & 0xff).isGreaterThan(250);
        assertThat(easel.pixel(99, 40) & 0xff).isGreaterThan(250);
        assertThat(easel.pixel(50, 40) & 0xff).isBetween(120, 136);
    }

    @Test
    void movingKeepsAtOnceAndScalingWaits() {
        paintSquare();
        tools.take(ToolKind.MOVE);
        drag(30, 30, 40, 35);
        assertThat(easel.pixel(49, 44)).isEqualTo(RED);
        assertThat(easel.pixel(29, 24)).isZero();
        assertThat(tools.isBusy()).isFalse();

        // From the square's lower right corner, now at (50, 45), to twice the size.
        drag(50, 45, 70, 65);
        assertThat(tools.isBusy()).isTrue();
        assertThat(tools.move().isPending()).isTrue();
        drag(70, 65, 60, 55);
        tools.finish();
        assertThat(easel.history.names()).endsWith("Move", "Transform");
        Box bounds = easel.document().active().surface().bounds();
        assertThat(bounds.intersect(new Box(30, 25, 30, 30))).isEqualTo(new Box(30, 25, 30, 30));
        assertThat(bounds.width()).isBetween(30, 34);
    }

    @Test
    void shiftKeepsTheRatioAndTurnsInSteps() {
        paintSquare();
        tools.take(ToolKind.MOVE);
        drag(40, 40, 60, 45, Modifiers.SHIFT);
        Box enlarged = easel.live.active().surface().bounds();
        assertThat(enlarged.width()).isEqualTo(enlarged.height());
        tools.cancel();
        assertThat(easel.live).isNull();

        // From right of the square to a little over a quarter turn.
        drag(54, 30, 28, 54, Modifiers.SHIFT);
        tools.finish();
        assertThat(easel.document().active().surface().bounds()).isEqualTo(new Box(20, 20, 20, 20));
    }

    @Test
    void arrowsNudgeAndSeveralAreOneStep() {
        paintSquare();
        tools.take(ToolKind.MOVE);
        assertThat(tools.nudge(1, 0)).isTrue();
        tools.nudge(1, 0);
        tools.nudge(0, 10);
        assertThat(easel.document().active().surface().bounds()).isEqualTo(new Box(22, 30, 20, 20));
        assertThat(easel.history.names()).containsExactly("New canvas", "Square", "Nudge");
        tools.take(ToolKind.BRUSH);
        assertThat(tools.nudge(1, 0)).isFalse();
    }

    @Test
    void onlyTheSelectedPartMoves() {
        paintSquare();
        tools.take(ToolKind.RECTANGLE);
        drag(20, 20, 30, 40);
        tools.take(ToolKind.MOVE);
        drag(25, 30, 25, 60);
        assertThat(easel.pixel(25, 30)).isZero();
        assertThat(easel.pixel(25, 60)).isEqualTo(RED);
        assertThat(easel.pixel(35, 30)).isEqualTo(RED);
        assertThat(easel.selected(25, 60)).isEqualTo(255);
    }

    @Test
    void anEmptyLayerHasNothingToMove() {
        tools.take(ToolKind.MOVE);
        drag(30, 30, 40, 35);
        assertThat(easel.refusals).hasSize(1);
        assertThat(tools.isBusy()).isFalse();
    }

    @Test
    void theFrameKeepsToTheGridAndLikesTheModelsSize() {
        tools.take(ToolKind.FRAME);
        assertThat(easel.document().settings().frame()).isEqualTo(new Box(0, 0, 100, 80));
        drag(100, 80, 61, 42);
        assertThat(easel.document().settings().frame()).isEqualTo(new Box(0, 0, 64, 40));
        drag(30, 20, 63, 44);
        assertThat(easel.document().settings().frame()).isEqualTo(new Box(36, 24, 64, 40));
        tools.nudge(0, -10);
        assertThat(easel.document().settings().frame()).isEqualTo(new Box(36, 14, 64, 40));
    }

    @Test
    void textIsSeenWhileTypedAndKeptOnALayerOfItsOwn() {
        easel.choose(Selections.Mode.REPLACE, true);
        tools.take(ToolKind.TEXT);
        click(10, 10);
        tools.text().setText("Hill");
        assertThat(easel.live.layers()).hasSize(2);
        click(10, 70);
        assertThat(easel.document().layers()).hasSize(2);
        assertThat(easel.document().active().name()).isEqualTo("Hill");
        assertThat(tools.isBusy()).isFalse();

        click(10, 70);
        tools.text().setText("gone");
        tools.cancel();
        assertThat(easel.document().layers()).hasSize(2);
    }
}
