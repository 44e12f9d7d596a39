package org.scumble.painter.art;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.scumble.painter.scene.Colour;
import org.scumble.painter.scene.Figure;
import org.scumble.painter.scene.Kind;
import org.scumble.painter.scene.Position;
import org.scumble.painter.scene.Relation;
import org.scumble.painter.scene.Scene;
import org.scumble.painter.scene.SceneSampler;
import org.scumble.painter.scene.Setting;
import org.scumble.painter.scene.Size;
import org.scumble.painter.scene.Split;
import org.scumble.painter.scene.Style;
import org.scumble.painter.scene.TimeOfDay;
import org.scumble.painter.scene.Weather;

class ScenePainterTest {

    private static final int SIDE = 128;

    @Test
    void theSameSceneIsPaintedTheSame() {
        SceneSampler sampler = new SceneSampler(4, Split.TRAIN);
        for (int i = 0; i < 12; i++) {
            assertThat(pixels(sampler.scene(i), SIDE)).isEqualTo(pixels(sampler.scene(i), SIDE));
        }
    }

    @Test
    void picturesShowSomethingAtEverySize() {
        SceneSampler sampler = new SceneSampler(5, Split.TRAIN);
        for (int side : new int[] {96, 128, 200, 256}) {
            for (int i = 0; i < 6; i++) {
                int[] pixels = pixels(sampler.scene(i), side);
                assertThat(pixels).hasSize(side * side);
                assertThat(Arrays.stream(pixels).distinct().count()).isGreaterThan(10);
            }
        }
    }

    /// A size means the same composition: the large picture, averaged down, is the small one.
    @Test
    void sizeDoesNotChangeTheComposition() {
        Scene scene = scene(Kind.HOUSE, Colour.RED, Style.FLAT, TimeOfDay.DAY);
        int[] small = pixels(scene, SIDE);
        int[] large = pixels(scene, 2 * SIDE);
        double difference =
                IntStream.range(0, small.length)
                        .mapToDouble(
                                i ->
                                        distance(
                                                new Color(small[i]),
                                                new Color(
                                                        large[i / SIDE * 4 * SIDE + i % SIDE * 2])))
                        .average()
                        .orElseThrow();
        assertThat(difference).isLessThan(8);
    }

    @Test
    void everyKindShowsItsNamedColourInEveryStyleAndLight() {
        List<Colour> primaries = List.of(Colour.RED, Colour.YELLOW, Colour.GREEN, Colour.BLUE);
        for (Kind kind : Kind.values()) {
            for (Style style : Style.values()) {
                for (TimeOfDay time : TimeOfDay.values()) {
                    for (Colour colour : primaries) {
                        assertThat(shown(kind, colour, style, time, primaries))
                                .as("%s %s, %s, %s", colour, kind, style, time)
                                .isEqualTo(colour);
                    }
                }
            }
        }
    }

    @Test
    void everyColourIsToldApart() {
        List<Colour> colours = List.of(Colour.values());
        for (Colour colour : colours) {
            for (TimeOfDay time : TimeOfDay.values()) {
                assertThat(shown(Kind.APPLE, colour, Style.FLAT, time, colours))
                        .as("%s at %s", colour, time)
                        .isEqualTo(colour);
            }
        }
    }

    /// The colour, among some, nearest to the pixels that change with the figure's colour.
    private static Colour shown(
            Kind kind, Colour colour, Style style, TimeOfDay time, List<Colour> among) {
        Colour other = colour == Colour.GREEN ? Colour.PINK : Colour.GREEN;
        Scene scene = scene(kind, colour, style, time);
        int[] painted = pixels(scene, SIDE);
        int[] otherwise = pixels(scene(kind, other, style, time), SIDE);
        int[] differing =
                IntStream.range(0, painted.length)
                        .filter(i -> inBox(scene, i) && differs(painted[i], otherwise[i]))
                        .map(i -> painted[i])
                        .toArray();
        assertThat(differing).as("%s's own colour", kind).hasSizeGreaterThan(SIDE * SIDE / 40);
        return nearest(median(differing), Atmosphere.of(time, Weather.CLEAR), among);
    }

    private static Color median(int[] pixels) {
        return new Color(median(pixels, 16), median(pixels, 8), median(pixels, 0));
    }

    private static int median(int[] pixels, int shift) {
        int[] sorted = Arrays.stream(pixels).map(rgb -> rgb >> shift & 0xff).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static Colour nearest(Color seen, Atmosphere light, List<Colour> among) {
        return among.stream()
                .min(Comparator.comparingDouble(colour -> distance(seen, lit(colour, light))))
                .orElseThrow();
    }

    /// A named colour between its light and its shadow side.
    private static Color lit(Colour colour, Atmosphere light) {
        Tones tones = Tones.of(colour);
        return light.figure(Tint.mix(tones.body(), tones.dark(), 0.5));
    }

    private static double distance(Color a, Color b) {
        return Math.sqrt(
                Math.pow(a.getRed() - b.getRed(), 2)
                        + Math.pow(a.getGreen() - b.getGreen(), 2)
                        + Math.pow(a.getBlue() - b.getBlue(), 2));
    }

    /// By more than paint running over an edge does.
    private static boolean differs(int a, int b) {
        return distance(new Color(a), new Color(b)) > 60;
    }

    private static boolean inBox(Scene scene, int pixel) {
        Rectangle2D box = Layout.of(scene).getFirst().box();
        return box.contains((pixel % SIDE + 0.5) / SIDE, (pixel / SIDE + 0.5) / SIDE);
    }

    private static Scene scene(Kind kind, Colour colour, Style style, TimeOfDay time) {
        Setting setting =
                kind.habitat().settings().contains(Setting.HILL) ? Setting.HILL : Setting.SEA;
        return new Scene(
                List.of(new Figure(kind, colour, Size.LARGE, Position.CENTRE)),
                Relation.ALONE,
                setting,
                Weather.CLEAR,
                time,
                style,
                11);
    }

    private static int[] pixels(Scene scene, int side) {
        BufferedImage picture = ScenePainter.paint(scene, side);
        return picture.getRGB(0, 0, side, side, null, 0, side);
    }
}
