package org.scumble.painter.art;

import static org.scumble.painter.art.Shapes.circle;
import static org.scumble.painter.art.Shapes.join;
import static org.scumble.painter.art.Shapes.oval;
import static org.scumble.painter.art.Shapes.rect;
import static org.scumble.painter.art.Shapes.round;
import static org.scumble.painter.art.Shapes.without;

import java.awt.Color;
import java.awt.Shape;
import java.util.random.RandomGenerator;
import org.scumble.painter.scene.Weather;

/// The sky with its sun, moon, stars and clouds, and the weather that falls from it.
final class Sky {

    private final Brush brush;
    private final Atmosphere atmosphere;
    private final RandomGenerator random;

    Sky(Brush brush, Atmosphere atmosphere, RandomGenerator random) {
        this.brush = brush;
        this.atmosphere = atmosphere;
        this.random = random;
    }

    void paint() {
        brush.wash(rect(-0.05, -0.05, 1.1, 0.82), atmosphere.zenith(), atmosphere.horizon());
        brush.veil(rect(-0.05, 0.76, 1.1, 0.3), atmosphere.horizon());
        double x = random.nextBoolean() ? between(0.13, 0.24) : between(0.76, 0.87);
        switch (atmosphere.weather()) {
            case CLEAR -> {
                light(x);
                clouds(1 + random.nextInt(2), 0.06, 0.3);
            }
            case CLOUDY -> clouds(5, 0.07, 0.36);
            case FOG -> {
                light(x);
                brush.veil(rect(0, 0, 1, 1), Tint.alpha(atmosphere.horizon(), 0.45));
            }
            case RAIN, SNOW -> overcast();
        }
    }

    /// What hangs or falls in front of the land and behind the figures.
    void paintMist() {
        if (atmosphere.weather() == Weather.FOG) {
            Color mist = Tint.alpha(Tint.lighter(atmosphere.horizon(), 0.25), 0.5);
            brush.veil(round(-0.1, 0.5, 0.9, 0.1, 0.05), mist);
            brush.veil(round(0.3, 0.57, 0.9, 0.09, 0.045), mist);
            brush.veil(round(-0.2, 0.65, 0.8, 0.08, 0.04), mist);
        }
    }

    /// What hangs or falls in front of everything.
    void paintFall() {
        switch (atmosphere.weather()) {
            case RAIN -> rain();
            case SNOW -> snow();
            case FOG -> {
                Color mist = Tint.alpha(Tint.lighter(atmosphere.horizon(), 0.3), 0.4);
                brush.veil(round(-0.2, 0.86, 0.9, 0.07, 0.035), mist);
                brush.veil(round(0.4, 0.93, 0.9, 0.07, 0.035), mist);
            }
            case CLEAR, CLOUDY -> {}
        }
    }

    private void light(double x) {
        switch (atmosphere.time()) {
            case DAWN -> sun(x, 0.46, 0.075, 0xfff3c4);
            case DAY -> sun(x, 0.15, 0.075, 0xffd84d);
            case SUNSET -> sun(x, 0.5, 0.11, 0xff6a3c);
            case NIGHT -> {
                stars();
                moon(x, 0.16);
            }
        }
    }

    private void sun(double x, double y, double radius, int rgb) {
        Color colour = Tint.hex(rgb);
        brush.glow(x, y, radius * 2.6, Tint.alpha(Tint.lighter(colour, 0.4), 0.6));
        brush.patch(circle(x, y, radius), colour);
    }

    private void moon(double x, double y) {
        brush.glow(x, y, 0.2, new Color(0xff, 0xf4, 0xc8, 0x60));
        Shape disc = circle(x, y, 0.075);
        Shape moon = random.nextBoolean() ? disc : without(disc, circle(x + 0.04, y - 0.02, 0.065));
        brush.patch(moon, Tint.hex(0xfff2c2));
    }

    /// Spread over a grid, so that they never crowd.
    private void stars() {
        for (int i = 0; i < 14; i++) {
            double x = (i % 5 + between(0.2, 0.8)) / 5;
            double y = 0.03 + 0.14 * (i / 5 + between(0.1, 0.7));
            brush.veil(circle(x, y, between(0.006, 0.011)), Tint.hex(0xfdf3cf));
        }
    }

    private void clouds(int count, double top, double bottom) {
        double shift = random.nextDouble();
        for (int i = 0; i < count; i++) {
            double x = ((i + shift) / count + between(-0.05, 0.05)) % 1;
            cloud(x, between(top, bottom), between(0.11, 0.17), atmosphere.cloud());
        }
    }

    /// A roof of dark cloud along the top.
    private void overcast() {
        Color grey = Tint.mix(atmosphere.cloud(), atmosphere.zenith(), 0.5);
        Color colour = Tint.darker(grey, atmosphere.weather() == Weather.RAIN ? 0.22 : 0.06);
        double shift = between(-0.08, 0.08);
        Shape roof = rect(-0.1, -0.1, 1.2, 0.16);
        for (int i = 0; i < 5; i++) {
            roof = join(roof, oval(0.02 + 0.24 * i + shift, 0.07, 0.15, between(0.07, 0.12)));
        }
        brush.wash(roof, Tint.darker(colour, 0.1), Tint.lighter(colour, 0.12));
    }

    private void cloud(double x, double y, double size, Color colour) {
        Shape cloud =
                join(
                        round(x - size, y, 2 * size, size * 0.5, size * 0.25),
                        circle(x - size * 0.3, y + size * 0.06, size * 0.36),
                        circle(x + size * 0.28, y + size * 0.02, size * 0.46));
        brush.wash(cloud, Tint.lighter(colour, 0.3), Tint.mix(colour, atmosphere.zenith(), 0.18));
    }

    private void rain() {
        Color drop = Tint.alpha(Tint.lighter(atmosphere.horizon(), 0.55), 0.65);
        for (int i = 0; i < 24; i++) {
            double x = (i % 6 + between(0.1, 0.9)) / 6;
            double y = 0.18 + 0.2 * (i / 6 + between(0, 0.6));
            brush.line(Shapes.arc(x, y, x - 0.022, y + 0.075), 0.011, drop);
        }
    }

    private void snow() {
        for (int i = 0; i < 30; i++) {
            double x = (i % 6 + between(0.1, 0.9)) / 6;
            double y = 0.08 + 0.19 * (i / 6 + between(0.1, 0.9));
            brush.veil(circle(x, y, between(0.008, 0.015)), Tint.alpha(Color.WHITE, 0.92));
        }
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }
}
