package org.scumble.painter.art;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.scumble.painter.scene.Figure;
import org.scumble.painter.scene.Habitat;
import org.scumble.painter.scene.Position;
import org.scumble.painter.scene.Relation;
import org.scumble.painter.scene.Scene;
import org.scumble.painter.scene.Setting;
import org.scumble.painter.scene.Size;

/// Where each figure of a scene goes.
public final class Layout {

    /// A figure and its square in the picture.
    public record Placement(Figure figure, Rectangle2D box) {}

    private static final double MARGIN = 0.02;
    /// How much nearer a figure in front stands than one behind, as a share of the picture.
    private static final double DEPTH = 0.11;

    private final Scene scene;
    private final SplittableRandom random;

    private Layout(Scene scene) {
        this.scene = scene;
        this.random = new SplittableRandom(scene.detail());
    }

    /// The placements, in the order of the scene's figures.
    public static List<Placement> of(Scene scene) {
        Layout layout = new Layout(scene);
        List<Placement> placements = new ArrayList<>();
        for (int i = 0; i < scene.figures().size(); i++) {
            placements.add(layout.place(i));
        }
        return List.copyOf(placements);
    }

    /// Height of the ground or water a figure rests on, from the top of the picture.
    static double baseline(Setting setting, Habitat habitat, double x) {
        return switch (setting) {
            case HILL -> 0.79 + 0.5 * (x - 0.5) * (x - 0.5);
            case SEA -> 0.85;
            case LAKE -> habitat == Habitat.WATER ? 0.79 : 0.93;
            case MEADOW, BEACH, DESERT, FOREST, MOUNTAINS, STREET, SNOWFIELD -> 0.88;
        };
    }

    private Placement place(int index) {
        Figure figure = scene.figures().get(index);
        Habitat habitat = figure.kind().habitat();
        double side = side(figure.size()) * around(1, 0.04);
        double half = side / 2;
        double x = Math.clamp(across(figure.position()), half + MARGIN, 1 - half - MARGIN);
        double top =
                habitat == Habitat.SKY
                        ? overhead(side)
                        : baseline(scene.setting(), habitat, x) + depth(index) - side;
        return new Placement(figure, new Rectangle2D.Double(x - half, top, side, side));
    }

    private double side(Size size) {
        int count = scene.figures().size();
        return switch (size) {
            case SMALL -> count == 1 ? 0.43 : count == 2 ? 0.33 : 0.25;
            case MEDIUM -> count == 1 ? 0.52 : count == 2 ? 0.39 : 0.28;
            case LARGE -> count == 1 ? 0.62 : count == 2 ? 0.45 : 0.31;
        };
    }

    private double across(Position position) {
        return switch (scene.relation()) {
            case ALONE -> offset(position, 0.22, 0.02);
            case BESIDE, LEFT_OF, RIGHT_OF -> offset(position, 0.25, 0.015);
            case IN_FRONT_OF, BEHIND -> offset(position, 0.13, 0.015);
            case ABOVE, BELOW -> offset(position, 0, 0.06);
            case TOGETHER -> offset(position, 0.33, 0.01);
        };
    }

    private double offset(Position position, double distance, double jitter) {
        double centre =
                switch (position) {
                    case LEFT -> 0.5 - distance;
                    case CENTRE -> 0.5;
                    case RIGHT -> 0.5 + distance;
                };
        return around(centre, jitter);
    }

    /// The top of something in the sky: about the middle when it has the sky to itself.
    private double overhead(double side) {
        return switch (scene.relation()) {
            case ALONE -> around(0.42, 0.04) - side / 2;
            case BESIDE, LEFT_OF, RIGHT_OF, IN_FRONT_OF, BEHIND, TOGETHER ->
                    around(0.33, 0.05) - side / 2;
            case ABOVE, BELOW -> around(0.035, 0.015);
        };
    }

    private double depth(int index) {
        boolean first = index == 0;
        Relation relation = scene.relation();
        return switch (relation) {
            case IN_FRONT_OF, BEHIND ->
                    first == (relation == Relation.IN_FRONT_OF) ? DEPTH / 2 : -DEPTH / 2;
            case ABOVE, BELOW -> 0.05;
            case ALONE, BESIDE, LEFT_OF, RIGHT_OF, TOGETHER -> around(0, 0.015);
        };
    }

    private double around(double centre, double spread) {
        return centre + spread * (2 * random.nextDouble() - 1);
    }
}
