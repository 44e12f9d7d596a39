package org.scumble.painter.art;

import java.awt.Color;
import org.scumble.painter.scene.TimeOfDay;
import org.scumble.painter.scene.Weather;

/// The light of a scene: what time and weather do to every colour.
///
/// @param zenith the sky's colour at the top
/// @param horizon the sky's colour where it meets the land
/// @param light the colour of the light on the land
/// @param haze what the land fades into
/// @param haziness how far the near land has faded, 0 to 1
record Atmosphere(
        TimeOfDay time,
        Weather weather,
        Color zenith,
        Color horizon,
        Color light,
        Color haze,
        double haziness) {

    static Atmosphere of(TimeOfDay time, Weather weather) {
        Atmosphere clear =
                switch (time) {
                    case DAWN -> clear(time, 0xb3a8dc, 0xffe3c2, 0xfff0ee, 0xf2c4cf, 0.26);
                    case DAY -> clear(time, 0x7cc0ee, 0xe6f5fb, 0xffffff, 0xe6f5fb, 0.0);
                    case SUNSET -> clear(time, 0x7a58a8, 0xffb86a, 0xffc79a, 0xa3507c, 0.2);
                    case NIGHT -> clear(time, 0x18265c, 0x5069aa, 0x7d93cf, 0x2b3b7a, 0.26);
                };
        return switch (weather) {
            case CLEAR -> clear;
            case CLOUDY -> clear.veiled(weather, 0.34, 0.10);
            case RAIN -> clear.veiled(weather, 0.55, 0.20);
            case SNOW -> clear.veiled(weather, 0.42, 0.22);
            case FOG -> clear.veiled(weather, 0.55, 0.30);
        };
    }

    boolean night() {
        return time == TimeOfDay.NIGHT;
    }

    /// A colour of the land as it looks in this light.
    ///
    /// @param distance 0 near, 1 at the horizon
    Color land(Color colour, double distance) {
        Color lit = Tint.mix(Tint.multiply(colour, light), haze, haziness);
        return Tint.mix(lit, horizon, 0.55 * distance);
    }

    /// A figure's colour in this light: hardly changed, so that its name stays true.
    Color figure(Color colour) {
        return switch (time) {
            case DAY -> colour;
            case DAWN -> Tint.mix(colour, Tint.hex(0xf9c9c4), 0.06);
            case SUNSET -> Tint.mix(colour, Tint.hex(0xff9a5c), 0.09);
            case NIGHT -> Tint.mix(colour, Tint.hex(0x5a6aa8), 0.13);
        };
    }

    /// The grey that clouds and mist have in this light.
    Color cloud() {
        return switch (time) {
            case DAWN -> Tint.hex(0xf4e2e6);
            case DAY -> weather == Weather.CLEAR ? Color.WHITE : Tint.hex(0xdfe5eb);
            case SUNSET -> Tint.hex(0xe79b8a);
            case NIGHT -> Tint.hex(0x5a6a9a);
        };
    }

    private static Atmosphere clear(
            TimeOfDay time, int zenith, int horizon, int light, int haze, double haziness) {
        return new Atmosphere(
                time,
                Weather.CLEAR,
                Tint.hex(zenith),
                Tint.hex(horizon),
                Tint.hex(light),
                Tint.hex(haze),
                haziness);
    }

    /// Behind clouds or mist.
    private Atmosphere veiled(Weather cover, double sky, double ground) {
        Color grey =
                Tint.hex(
                        switch (time) {
                            case DAWN -> 0xd0bfcb;
                            case DAY -> cover == Weather.SNOW ? 0xd5dfea : 0xb4c2cd;
                            case SUNSET -> 0xb0809c;
                            case NIGHT -> cover == Weather.FOG ? 0x6475ab : 0x43528a;
                        });
        return new Atmosphere(
                time,
                cover,
                Tint.mix(zenith, grey, sky),
                Tint.mix(horizon, grey, sky),
                light,
                Tint.mix(haze, grey, 0.7),
                Math.min(0.5, haziness + ground));
    }
}
