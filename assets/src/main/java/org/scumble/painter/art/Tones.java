package org.scumble.painter.art;

import java.awt.Color;
import org.scumble.painter.scene.Colour;

/// The shades a figure of a named colour is painted with.
///
/// @param light where the light falls
/// @param body the named colour itself
/// @param dark the shadow side
/// @param deep roofs and other parts that stand out from the body
record Tones(Color light, Color body, Color dark, Color deep) {

    /// The shades of a colour in neutral light.
    static Tones of(Colour colour) {
        Color body = body(colour);
        return switch (colour) {
            case WHITE -> tones(body, Color.WHITE, 0xd6dbe6, 0xb4bccd);
            case BLACK -> tones(body, Tint.hex(0x46444f), 0x1b1a20, 0x121116);
            case YELLOW -> tones(body, Tint.hex(0xffdf5a), 0xe9ae14, 0xcf8e0c);
            case GREY -> tones(body, Tint.hex(0xa6abb1), 0x757a82, 0x5b6068);
            case RED, ORANGE, GREEN, BLUE, PURPLE, PINK, BROWN ->
                    new Tones(
                            Tint.lighter(body, 0.16),
                            body,
                            Tint.darker(body, 0.17),
                            Tint.darker(body, 0.32));
        };
    }

    private static Tones tones(Color body, Color light, int dark, int deep) {
        return new Tones(light, body, Tint.hex(dark), Tint.hex(deep));
    }

    private static Color body(Colour colour) {
        return Tint.hex(
                switch (colour) {
                    case RED -> 0xd9302c;
                    case ORANGE -> 0xf5861a;
                    case YELLOW -> 0xf9cb28;
                    case GREEN -> 0x2f9e48;
                    case BLUE -> 0x2b6bd8;
                    case PURPLE -> 0x7f40b4;
                    case PINK -> 0xf58ab5;
                    case BROWN -> 0x87522f;
                    case WHITE -> 0xf8f6f0;
                    case BLACK -> 0x2d2b33;
                    case GREY -> 0x8d9299;
                });
    }
}
