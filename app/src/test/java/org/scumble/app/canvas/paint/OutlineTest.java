package org.scumble.app.canvas.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.Surface;
import org.scumble.engine.image.Box;
import org.scumble.engine.image.Mask;

class OutlineTest {
    @Test
    void aRectangleHasFourCorners() {
        Document document = Document.blank(600, 300);
        Surface rectangle = Selections.rectangle(document, new Box(250, 10, 20, 30));

        assertThat(Selections.outline(rectangle, document.box()))
                .containsExactly(new double[] {250, 10, 270, 10, 270, 40, 250, 40, 250, 10});
    }

    @Test
    void aHoleIsALineOfItsOwn() {
        List<double[]> lines =
                outline(
                        """
                        ....#
                        .####
                        .#.#.
                        .###.
                        """);

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).containsExactly(2, 2, 2, 3, 3, 3, 3, 2, 2, 2);
    }

    @Test
    void pixelsThatTouchAtACornerStayApart() {
        assertThat(
                        outline(
                                """
                                #.#
                                .#.
                                """))
                .hasSize(3)
                .allMatch(line -> line.length == 10);
    }

    @Test
    void linesEncloseWhatIsSelected() {
        Mask mask = new Mask(40, 30, new byte[1200]);
        Random random = new Random(3);
        int selected = 0;
        for (int i = 0; i < 1200; i++) {
            mask.values()[i] = (byte) (random.nextBoolean() ? 200 : 100);
            selected += mask.get(i % 40, i / 40) >= 128 ? 1 : 0;
        }
        Surface surface = Surface.of(mask, 40, 30, 0, 0);

        double area = 0;
        for (double[] line : Selections.outline(surface, surface.box())) {
            for (int i = 0; i + 3 < line.length; i += 2) {
                area += (line[i] * line[i + 3] - line[i + 2] * line[i + 1]) / 2;
            }
        }
        assertThat(area).isEqualTo(selected);
    }

    @Test
    void coarseOutlinesStayOnTheCanvas() {
        Document document = Document.blank(101, 50);
        Surface all = Selections.all(document);

        assertThat(Selections.outline(all, document.box(), 4))
                .containsExactly(new double[] {0, 0, 101, 0, 101, 50, 0, 50, 0, 0});
        assertThat(Selections.outline(all, new Box(200, 0, 5, 5))).isEmpty();
    }

    private static List<double[]> outline(String picture) {
        String[] rows = picture.split("\n");
        Mask mask =
                new Mask(rows[0].length(), rows.length, new byte[rows[0].length() * rows.length]);
        for (int i = 0; i < mask.values().length; i++) {
            char pixel = rows[i / mask.width()].charAt(i % mask.width());
            mask.values()[i] = (byte) (pixel == '#' ? 255 : 0);
        }
        Surface surface = Surface.of(mask, mask.width(), mask.height(), 0, 0);
        return Selections.outline(surface, surface.box());
    }
}
