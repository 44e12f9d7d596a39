package org.scumble.painter.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SceneSamplerTest {

    private static final int COUNT = 4000;

    @Test
    void theSameSeedAndIndexGiveTheSameScene() {
        assertThat(new SceneSampler(7, Split.TRAIN).scene(123))
                .isEqualTo(new SceneSampler(7, Split.TRAIN).scene(123))
                .isNotEqualTo(new SceneSampler(8, Split.TRAIN).scene(123))
                .isNotEqualTo(new SceneSampler(7, Split.TRAIN).scene(124));
    }

    @Test
    void scenesAreIndependent() {
        assertThat(scenes(Split.TRAIN).stream().map(Scene::detail)).doesNotHaveDuplicates();
    }

    @Test
    void trainingNeverShowsAPairHeldOut() {
        assertThat(scenes(Split.TRAIN))
                .allSatisfy(scene -> assertThat(scene.figures()).noneMatch(this::heldOut));
    }

    @Test
    void evaluationIsAboutPairsHeldOut() {
        assertThat(scenes(Split.HELDOUT))
                .allSatisfy(
                        scene -> {
                            assertThat(heldOut(scene.subject())).isTrue();
                            assertThat(scene.figures().stream().skip(1)).noneMatch(this::heldOut);
                        });
    }

    @Test
    void aboutOnePairInTenIsHeldOutAndEveryKindKeepsMostColours() {
        int pairs = Kind.values().length * Colour.values().length;
        assertThat(HeldOut.pairs().size()).isBetween(pairs / 14, pairs / 7);
        assertThat(HeldOut.pairs().stream().collect(Collectors.groupingBy(HeldOut.Pair::kind)))
                .allSatisfy((kind, own) -> assertThat(own).hasSizeLessThan(5));
    }

    @Test
    void figuresSuitTheirSettingAndDiffer() {
        assertThat(scenes(Split.TRAIN))
                .allSatisfy(
                        scene -> {
                            assertThat(scene.figures())
                                    .allMatch(
                                            figure ->
                                                    figure.kind()
                                                            .habitat()
                                                            .settings()
                                                            .contains(scene.setting()));
                            assertThat(distinct(scene, Figure::kind)).isTrue();
                            assertThat(distinct(scene, Figure::colour)).isTrue();
                        });
    }

    @Test
    void halfOfTrainingShowsOneFigureAndEverythingOccurs() {
        List<Scene> scenes = scenes(Split.TRAIN);
        assertThat(scenes.stream().filter(scene -> scene.figures().size() == 1).count())
                .isBetween(COUNT * 46L / 100, COUNT * 54L / 100);
        assertThat(scenes.stream().map(Scene::setting)).contains(Setting.values());
        assertThat(scenes.stream().map(Scene::weather)).contains(Weather.values());
        assertThat(scenes.stream().map(Scene::time)).contains(TimeOfDay.values());
        assertThat(scenes.stream().map(Scene::style)).contains(Style.values());
        assertThat(scenes.stream().map(Scene::relation)).contains(Relation.values());
        assertThat(scenes.stream().map(scene -> scene.subject().kind())).contains(Kind.values());
    }

    private boolean heldOut(Figure figure) {
        return HeldOut.is(figure.kind(), figure.colour());
    }

    private static <T> boolean distinct(Scene scene, Function<Figure, T> attribute) {
        Set<T> values = scene.figures().stream().map(attribute).collect(Collectors.toSet());
        return values.size() == scene.figures().size();
    }

    private static List<Scene> scenes(Split split) {
        SceneSampler sampler = new SceneSampler(1, split);
        return LongStream.range(0, COUNT).mapToObj(sampler::scene).toList();
    }
}
