package org.scumble.painter.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
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

class CaptionsTest {

    @Test
    void everyCaptionBindsEveryColourToItsFigure() {
        assertThat(scenes())
                .allSatisfy(
                        scene ->
                                assertThat(Captions.of(scene))
                                        .hasSize(Captions.COUNT)
                                        .allSatisfy(caption -> assertBinds(caption, scene)));
    }

    @Test
    void theFirstCaptionIsComplete() {
        assertThat(scenes())
                .allSatisfy(
                        scene -> {
                            String first = Captions.of(scene).getFirst();
                            assertThat(first).containsAnyOf(settingWords(scene.setting()));
                            assertThat(first).containsAnyOf(timeWords(scene.time()));
                            if (scene.style() != Style.FLAT) {
                                assertThat(first).containsAnyOf(styleWords(scene.style()));
                            }
                            if (scene.weather() != Weather.CLEAR) {
                                assertThat(first).containsAnyOf(weatherWords(scene.weather()));
                            }
                        });
    }

    @Test
    void captionsAreOneTidyLine() {
        assertThat(scenes().stream().flatMap(scene -> Captions.of(scene).stream()))
                .allSatisfy(
                        caption ->
                                assertThat(caption)
                                        .isEqualTo(caption.strip())
                                        .doesNotContain("\t", "\n", "  ", ", ,", ",,", "_"));
    }

    @Test
    void relationsAreSaidBetweenTheFigures() {
        Figure house = new Figure(Kind.HOUSE, Colour.RED, Size.MEDIUM, Position.RIGHT);
        Figure tree = new Figure(Kind.TREE, Colour.ORANGE, Size.MEDIUM, Position.LEFT);
        Scene scene =
                new Scene(
                        List.of(house, tree),
                        Relation.RIGHT_OF,
                        Setting.HILL,
                        Weather.CLEAR,
                        TimeOfDay.DAY,
                        Style.FLAT,
                        3);

        assertThat(Captions.of(scene))
                .allSatisfy(
                        caption ->
                                assertThat(caption)
                                        .matches(
                                                ".*red (house|cottage) (to the |on the )?right of"
                                                        + " (an )?orange tree.*"));
    }

    private static void assertBinds(String caption, Scene scene) {
        for (Figure figure : scene.figures()) {
            List<String> phrases =
                    Words.colour(figure.colour()).stream()
                            .flatMap(
                                    colour ->
                                            Words.kind(figure.kind()).stream()
                                                    .map(kind -> colour + ' ' + kind))
                            .toList();
            assertThat(caption).containsAnyOf(phrases.toArray(String[]::new));
        }
    }

    private static String[] settingWords(Setting setting) {
        return switch (setting) {
            case HILL -> new String[] {"hill"};
            case MEADOW -> new String[] {"meadow", "field"};
            case BEACH -> new String[] {"beach"};
            case SEA -> new String[] {"sea", "ocean"};
            case LAKE -> new String[] {"lake"};
            case DESERT -> new String[] {"desert", "dunes"};
            case FOREST -> new String[] {"forest", "woods"};
            case MOUNTAINS -> new String[] {"mountain"};
            case STREET -> new String[] {"street", "town"};
            case SNOWFIELD -> new String[] {"snow"};
        };
    }

    private static String[] timeWords(TimeOfDay time) {
        return switch (time) {
            case DAWN -> new String[] {"dawn", "sunrise", "early morning"};
            case DAY -> new String[] {"day"};
            case SUNSET -> new String[] {"sunset", "dusk", "evening"};
            case NIGHT -> new String[] {"night"};
        };
    }

    private static String[] styleWords(Style style) {
        return switch (style) {
            case FLAT -> new String[] {"illustration", "flat"};
            case WATERCOLOUR -> new String[] {"watercolour", "watercolor"};
            case LINE_ART -> new String[] {"line art", "ink", "line drawing"};
            case PIXEL -> new String[] {"pixel"};
        };
    }

    private static String[] weatherWords(Weather weather) {
        return switch (weather) {
            case CLEAR -> new String[] {"clear"};
            case CLOUDY -> new String[] {"cloud"};
            case RAIN -> new String[] {"rain"};
            case SNOW -> new String[] {"snow"};
            case FOG -> new String[] {"fog", "mist"};
        };
    }

    private static List<Scene> scenes() {
        SceneSampler sampler = new SceneSampler(2, Split.TRAIN);
        return LongStream.range(0, 1500).mapToObj(sampler::scene).toList();
    }
}
