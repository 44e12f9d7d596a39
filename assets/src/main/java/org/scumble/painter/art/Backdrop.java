package org.scumble.painter.art;

import static org.scumble.painter.art.Shapes.arc;
import static org.scumble.painter.art.Shapes.blob;
import static org.scumble.painter.art.Shapes.circle;
import static org.scumble.painter.art.Shapes.oval;
import static org.scumble.painter.art.Shapes.poly;
import static org.scumble.painter.art.Shapes.rect;
import static org.scumble.painter.art.Shapes.round;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.random.RandomGenerator;
import org.scumble.painter.scene.Setting;
import org.scumble.painter.scene.Weather;

/// The land and the water of a scene, in layers from far to near.
final class Backdrop {

    private static final Color GRASS = Tint.hex(0xa5d06f);
    private static final Color GRASS_DEEP = Tint.hex(0x74ad57);
    private static final Color WOODS = Tint.hex(0x4c8468);
    private static final Color ROCK = Tint.hex(0x8c93ad);
    private static final Color SAND = Tint.hex(0xf3dca6);
    private static final Color SAND_DEEP = Tint.hex(0xdfb878);
    private static final Color WATER = Tint.hex(0x56b3cf);
    private static final Color WATER_DEEP = Tint.hex(0x2d86b0);
    private static final Color SNOW = Tint.hex(0xf4f8fd);
    private static final Color SNOW_SHADE = Tint.hex(0xcbdcee);

    private final Brush brush;
    private final Atmosphere atmosphere;
    private final RandomGenerator random;

    Backdrop(Brush brush, Atmosphere atmosphere, RandomGenerator random) {
        this.brush = brush;
        this.atmosphere = atmosphere;
        this.random = random;
    }

    void paint(Setting setting) {
        switch (setting) {
            case HILL -> hill();
            case MEADOW -> meadow();
            case BEACH -> beach();
            case SEA -> sea(0.56, 1.0);
            case LAKE -> lake();
            case DESERT -> desert();
            case FOREST -> forest();
            case MOUNTAINS -> mountains();
            case STREET -> street();
            case SNOWFIELD -> snowfield();
        }
    }

    /// Rock for what stands in the middle of the sea.
    void island(double x, double y, double width) {
        Color rock = Tint.hex(0xb09a86);
        double half = width * 0.62;
        layer(
                blob(
                        x - half,
                        y + 0.05,
                        x - half * 0.75,
                        y - 0.01,
                        x - half * 0.2,
                        y - 0.02,
                        x + half * 0.4,
                        y - 0.025,
                        x + half * 0.8,
                        y,
                        x + half,
                        y + 0.05,
                        x,
                        y + 0.075),
                rock,
                Tint.darker(rock, 0.3),
                0);
        foam(x, y + 0.055, half * 1.1);
    }

    /// The line of foam where something meets the water.
    void foam(double x, double y, double half) {
        Color foam = Tint.alpha(atmosphere.land(Tint.hex(0xe6f6fa), 0), 0.8);
        brush.veil(round(x - half, y - 0.012, 2 * half, 0.024, 0.012), foam);
        brush.veil(
                round(x - half * 0.6, y + 0.022, half * 1.3, 0.016, 0.008), Tint.alpha(foam, 0.6));
    }

    private void hill() {
        ridge(0.58, 0.05, 1.1, Tint.hex(0x8fbfae), Tint.hex(0x9cc9a6), 0.6);
        ridge(0.68, 0.035, 0.8, GRASS_DEEP, GRASS, 0.3);
        Shape crest =
                blob(
                        -0.2, 0.99, 0.15, 0.852, 0.5, 0.785, 0.85, 0.852, 1.2, 0.99, 1.2, 1.3, -0.2,
                        1.3);
        layer(crest, GRASS, GRASS_DEEP, 0);
        bush(0.06, 0.9, 0.06);
        bush(0.95, 0.91, 0.07);
    }

    private void meadow() {
        ridge(0.6, 0.03, 0.9, Tint.hex(0x86b8a0), Tint.hex(0x9ccba0), 0.5);
        ridge(0.68, 0.012, 0.6, GRASS, GRASS_DEEP, 0);
        int[] petals = {0xfff6dc, 0xf9c0d0, 0xffe28a};
        for (int i = 0; i < 12; i++) {
            double x = (i % 6 + between(0.2, 0.8)) / 6;
            double y = i < 6 ? between(0.74, 0.8) : between(0.93, 0.98);
            brush.veil(
                    circle(x, y, i < 6 ? 0.009 : 0.014),
                    atmosphere.land(Tint.hex(petals[random.nextInt(petals.length)]), 0));
        }
    }

    private void beach() {
        sea(0.52, 0.75);
        double y = between(0.68, 0.7);
        Shape shore =
                blob(
                        -0.2, y + 0.03, 0.2, y, 0.55, y + 0.03, 0.85, y - 0.005, 1.2, y + 0.02, 1.3,
                        1.3, -0.3, 1.3);
        layer(
                AffineTransform.getTranslateInstance(0, -0.018).createTransformedShape(shore),
                Tint.hex(0xeaf7f5),
                Tint.hex(0xeaf7f5),
                0);
        layer(shore, SAND, SAND_DEEP, 0);
        brush.veil(oval(0.12, 0.95, 0.035, 0.018), atmosphere.land(Tint.hex(0xfbeee0), 0));
        brush.veil(oval(0.9, 0.93, 0.03, 0.016), atmosphere.land(Tint.hex(0xe9b9a0), 0));
    }

    private void sea(double horizon, double bottom) {
        layer(rect(-0.05, horizon, 1.1, bottom - horizon + 0.05), WATER, WATER_DEEP, 0);
        Color crest = Tint.alpha(atmosphere.land(Tint.hex(0xbfe6ee), 0), 0.55);
        for (int i = 0; i < 6; i++) {
            double y = horizon + 0.035 + (bottom - horizon - 0.05) * i / 6;
            double half = 0.05 + 0.1 * (y - horizon);
            double x = (0.17 + i * 0.382 + between(-0.05, 0.05)) % 1;
            brush.veil(round(x - half, y, 2 * half, 0.012, 0.006), crest);
        }
    }

    private void lake() {
        peaks(0.56, 0.8, 0.26);
        ridge(0.58, 0.02, 1.4, WOODS, WOODS, 0.35);
        sea(0.61, 0.9);
        Shape bank = blob(-0.2, 0.89, 0.2, 0.875, 0.6, 0.895, 1.2, 0.87, 1.3, 1.3, -0.3, 1.3);
        layer(bank, GRASS, GRASS_DEEP, 0);
        reeds(0.05);
        reeds(0.93);
    }

    private void desert() {
        ridge(0.58, 0.05, 0.7, Tint.hex(0xe7b98a), Tint.hex(0xf0cd9b), 0.4);
        ridge(0.65, 0.04, 0.9, Tint.hex(0xe9b873), Tint.hex(0xf3d196), 0.15);
        ridge(0.76, 0.025, 0.6, Tint.hex(0xf3cf8c), Tint.hex(0xdca35d), 0);
        cactus(between(0.06, 0.12), 0.74, 0.16);
        cactus(between(0.88, 0.94), 0.71, 0.12);
    }

    private void forest() {
        double shift = between(-0.06, 0.06);
        for (int i = -1; i < 9; i++) {
            fir(i * 0.14 + shift, 0.8, i % 2 == 0 ? 0.52 : 0.44, 0.5);
        }
        for (int i = -1; i < 6; i++) {
            fir(i * 0.23 - shift, 0.84, i % 2 == 0 ? 0.4 : 0.48, 0.15);
        }
        ridge(0.74, 0.015, 0.8, Tint.hex(0x8fb870), Tint.hex(0x5f9150), 0);
    }

    private void mountains() {
        peaks(0.66, 1.25, 0.6);
        peaks(0.68, 0.8, 0.12);
        ridge(0.7, 0.025, 0.9, Tint.hex(0x7fae72), GRASS_DEEP, 0.15);
        ridge(0.79, 0.015, 0.7, GRASS, GRASS_DEEP, 0);
    }

    private void street() {
        int[] walls = {0xefc9a4, 0xd9dfc2, 0xf0dcc0, 0xc9d3de, 0xe8bfb4};
        int first = random.nextInt(walls.length);
        double width = 0.22;
        double left = -between(0.02, 0.12);
        for (int i = 0; i < 6; i++) {
            double height = 0.3 + 0.1 * ((i * 2 + first) % 3) / 2;
            townHouse(
                    left + i * width,
                    0.75,
                    width,
                    height,
                    Tint.hex(walls[(first + i) % walls.length]));
        }
        layer(rect(-0.05, 0.74, 1.1, 0.06), Tint.hex(0xd8d2cc), Tint.hex(0xc9c2bd), 0);
        layer(rect(-0.05, 0.79, 1.1, 0.26), Tint.hex(0xa9a8b3), Tint.hex(0x92909f), 0);
        for (int i = 0; i < 4; i++) {
            brush.veil(
                    round(0.04 + 0.27 * i, 0.935, 0.14, 0.018, 0.009),
                    atmosphere.land(Tint.hex(0xf4efe2), 0));
        }
    }

    private void snowfield() {
        ridge(0.6, 0.05, 0.9, Tint.hex(0xc3d3ea), SNOW_SHADE, 0.3);
        fir(0.09, 0.73, 0.3, 0.1);
        fir(0.2, 0.71, 0.22, 0.25);
        fir(0.92, 0.72, 0.26, 0.15);
        drift(0.69, 0.025);
        drift(0.83, 0.02);
    }

    /// A band of snow, brighter than other land whatever the light.
    private void drift(double y, double swing) {
        brush.wash(
                rolling(y, swing, 0.8),
                Tint.lighter(atmosphere.land(SNOW, 0), 0.38),
                Tint.lighter(atmosphere.land(SNOW_SHADE, 0), 0.22));
    }

    private void townHouse(double x, double base, double width, double height, Color wall) {
        double top = base - height;
        Color roof = Tint.hex(0xb57f70);
        layer(poly(x, top, x + width / 2, top - 0.1, x + width, top), roof, roof, 0.1);
        layer(rect(x, top, width, height), wall, Tint.darker(wall, 0.1), 0.1);
        Color pane = atmosphere.night() ? Tint.hex(0xf7d274) : atmosphere.land(ROCK, 0.1);
        for (int i = 0; i < 4; i++) {
            double left = x + width * (i % 2 == 0 ? 0.2 : 0.58);
            brush.veil(rect(left, top + 0.05 + 0.12 * (i / 2), width * 0.22, 0.065), pane);
        }
    }

    /// A row of snow-capped mountains, their feet at `base`.
    private void peaks(double base, double height, double distance) {
        double shift = between(-0.08, 0.08);
        double[] centres = {0.12, 0.84, 0.47};
        double[] heights = {0.26, 0.3, 0.38};
        for (int i = 0; i < centres.length; i++) {
            double x = centres[i] + (distance > 0.3 ? shift : -shift);
            double tall = heights[i] * height;
            double half = tall * 0.95;
            double top = base - tall;
            layer(
                    poly(x, top, x + half, base + 0.05, x - half, base + 0.05),
                    ROCK,
                    Tint.hex(0xa5b0bf),
                    distance);
            double cap = tall * 0.3;
            double rim = cap * half / (tall + 0.05);
            layer(
                    poly(
                            x,
                            top,
                            x + rim,
                            top + cap,
                            x + rim * 0.4,
                            top + cap * 0.8,
                            x,
                            top + cap * 1.15,
                            x - rim * 0.45,
                            top + cap * 0.8,
                            x - rim,
                            top + cap),
                    SNOW,
                    SNOW,
                    distance * 0.5);
        }
    }

    /// A rolling band of land across the picture, from its crest to the bottom.
    private void ridge(
            double y, double swing, double waves, Color top, Color bottom, double distance) {
        layer(rolling(y, swing, waves), top, bottom, distance);
    }

    private Shape rolling(double y, double swing, double waves) {
        double phase = random.nextDouble() * 2 * Math.PI;
        double[] points = new double[2 * 12];
        for (int i = 0; i < 10; i++) {
            double x = -0.1 + 1.2 * i / 9;
            points[2 * i] = x;
            points[2 * i + 1] = y + swing * Math.sin(2 * Math.PI * waves * x + phase);
        }
        points[20] = 1.2;
        points[21] = 1.25;
        points[22] = -0.2;
        points[23] = 1.25;
        return blob(points);
    }

    private void fir(double x, double base, double height, double distance) {
        double half = height * 0.24;
        Color snowy = Tint.mix(WOODS, SNOW, atmosphere.weather() == Weather.SNOW ? 0.35 : 0);
        layer(
                poly(x, base - height, x + half, base, x - half, base),
                Tint.lighter(snowy, 0.12),
                snowy,
                distance);
    }

    private void bush(double x, double y, double size) {
        layer(
                Shapes.join(
                        oval(x - size * 0.5, y, size * 0.7, size * 0.6),
                        oval(x + size * 0.4, y - size * 0.1, size * 0.8, size * 0.8)),
                GRASS_DEEP,
                WOODS,
                0);
    }

    private void reeds(double x) {
        Color stalk = atmosphere.land(WOODS, 0);
        for (int i = -1; i <= 1; i++) {
            double tip = 0.82 + 0.02 * Math.abs(i);
            brush.line(arc(x + i * 0.012, 0.93, x + i * 0.025, tip), 0.01, stalk);
        }
    }

    private void cactus(double x, double base, double height) {
        Color green = atmosphere.land(Tint.hex(0x6f9f66), 0.1);
        double stem = height * 0.2;
        double arm = height * 0.26;
        brush.patch(
                Shapes.join(
                        round(x - stem / 2, base - height, stem, height, stem / 2),
                        round(x - arm, base - height * 0.75, stem * 0.7, height * 0.4, stem * 0.35),
                        round(x - arm, base - height * 0.47, arm, stem * 0.7, stem * 0.3),
                        round(
                                x + arm - stem * 0.7,
                                base - height * 0.85,
                                stem * 0.7,
                                height * 0.4,
                                stem * 0.35),
                        round(x, base - height * 0.57, arm, stem * 0.7, stem * 0.3)),
                green);
    }

    private void layer(Shape shape, Color top, Color bottom, double distance) {
        brush.wash(shape, snowed(top, distance), snowed(bottom, distance));
    }

    /// A colour of the land in this light, whitened while it snows.
    private Color snowed(Color colour, double distance) {
        Color covered = atmosphere.weather() == Weather.SNOW ? Tint.mix(colour, SNOW, 0.3) : colour;
        return atmosphere.land(covered, distance);
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }
}
