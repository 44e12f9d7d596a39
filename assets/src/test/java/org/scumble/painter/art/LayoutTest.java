package org.scumble.painter.art;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.scumble.painter.scene.Relation;
import org.scumble.painter.scene.Scene;
import org.scumble.painter.scene.SceneSampler;
import org.scumble.painter.scene.Split;

class LayoutTest {

    @Test
    void relationsHoldInThePicture() {
        assertThat(scenes())
                .filteredOn(scene -> scene.figures().size() == 2)
                .allSatisfy(
                        scene -> {
                            List<Layout.Placement> placements = Layout.of(scene);
                            assertRelation(
                                    scene.relation(),
                                    placements.get(0).box(),
                                    placements.get(1).box());
                        });
    }

    @Test
    void positionsHoldInThePicture() {
        assertThat(scenes())
                .filteredOn(scene -> scene.relation() == Relation.ALONE)
                .allSatisfy(
                        scene -> {
                            double x = Layout.of(scene).getFirst().box().getCenterX();
                            switch (scene.subject().position()) {
                                case LEFT -> assertThat(x).isLessThan(0.42);
                                case CENTRE -> assertThat(x).isBetween(0.47, 0.53);
                                case RIGHT -> assertThat(x).isGreaterThan(0.58);
                            }
                        });
    }

    @Test
    void figuresStayInsideThePicture() {
        Rectangle2D picture = new Rectangle2D.Double(0, 0, 1, 1);
        assertThat(scenes())
                .allSatisfy(
                        scene ->
                                assertThat(Layout.of(scene))
                                        .allMatch(placed -> picture.contains(placed.box())));
    }

    private static void assertRelation(Relation relation, Rectangle2D a, Rectangle2D b) {
        switch (relation) {
            case ALONE, TOGETHER -> throw new AssertionError("Not for two figures: " + relation);
            case BESIDE -> assertThat(Math.abs(a.getCenterX() - b.getCenterX())).isGreaterThan(0.4);
            case LEFT_OF -> assertThat(b.getCenterX() - a.getCenterX()).isGreaterThan(0.4);
            case RIGHT_OF -> assertThat(a.getCenterX() - b.getCenterX()).isGreaterThan(0.4);
            case IN_FRONT_OF -> {
                assertThat(a.getMaxY()).isGreaterThan(b.getMaxY() + 0.05);
                assertThat(a.intersects(b)).isTrue();
            }
            case BEHIND -> {
                assertThat(b.getMaxY()).isGreaterThan(a.getMaxY() + 0.05);
                assertThat(a.intersects(b)).isTrue();
            }
            case ABOVE -> assertThat(b.getCenterY() - a.getCenterY()).isGreaterThan(0.3);
            case BELOW -> assertThat(a.getCenterY() - b.getCenterY()).isGreaterThan(0.3);
        }
    }

    private static List<Scene> scenes() {
        SceneSampler sampler = new SceneSampler(3, Split.TRAIN);
        return LongStream.range(0, 4000).mapToObj(sampler::scene).toList();
    }
}
