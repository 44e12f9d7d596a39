package org.scumble.app.canvas.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrailTest {
    private final List<Point> points = new ArrayList<>();

    @Test
    void withoutSmoothingTheBrushIsWhereTheHandIs() {
        Trail trail = new Trail(0, 0, 0, 1);
        follow(trail, 10, 3);
        follow(trail, 10, 3);

        assertThat(points).containsOnly(new Point(10, 3));
    }

    @Test
    void smoothingReachesTheEndAllTheSame() {
        Trail trail = new Trail(0.8, 5, 5, 1);
        follow(trail, 90, 20);
        assertThat(points.getLast().distance(new Point(90, 20))).isBetween(20.0, 48.0);

        trail.end((x, y, _) -> points.add(new Point(x, y)));
        assertThat(points.getLast()).isEqualTo(new Point(90, 20));
    }

    @Test
    void howOftenTheHandReportsDoesNotMatter() {
        Trail coarse = new Trail(0.5, 0, 0, 1);
        follow(coarse, 60, 0);
        follow(coarse, 60, 60);
        Point end = points.getLast();
        Trail fine = new Trail(0.5, 0, 0, 1);
        for (int i = 1; i <= 60; i++) {
            follow(fine, i, 0);
        }
        for (int i = 1; i <= 60; i++) {
            follow(fine, 60, i);
        }

        assertThat(points.getLast().x()).isCloseTo(end.x(), within(1e-6));
        assertThat(points.getLast().y()).isCloseTo(end.y(), within(1e-6));
    }

    @Test
    void aTremorBecomesMuchSmaller() {
        Trail trail = new Trail(1, 0, 0, 1);
        for (int x = 4; x <= 200; x += 4) {
            follow(trail, x, x % 8 == 0 ? 2 : -2);
        }

        assertThat(points).allMatch(point -> Math.abs(point.y()) < 0.5);
    }

    @Test
    void pressureFollowsToo() {
        List<Double> pressures = new ArrayList<>();
        Trail trail = new Trail(0.5, 0, 0, 0);
        trail.follow(30, 0, 1, (_, _, pressure) -> pressures.add(pressure));
        trail.end((_, _, pressure) -> pressures.add(pressure));

        assertThat(pressures).isSorted().last().isEqualTo(1.0);
        assertThat(pressures.getFirst()).isBetween(0.0, 0.1);
    }

    private void follow(Trail trail, double x, double y) {
        trail.follow(x, y, 1, (px, py, _) -> points.add(new Point(px, py)));
    }
}
