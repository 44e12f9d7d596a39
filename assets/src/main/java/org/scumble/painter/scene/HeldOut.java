package org.scumble.painter.scene;

import java.util.ArrayList;
import java.util.List;

/// The pairs of kind and colour never shown in training, about one in ten: what the model paints
/// for them tells whether it has learnt the two words apart.
public final class HeldOut {

    private static final int ONE_IN = 10;
    private static final int SALT = 7;

    /// A kind in a colour.
    public record Pair(Kind kind, Colour colour) {}

    private HeldOut() {}

    /// Whether training never shows this pair. Depends on the names alone, so that adding or
    /// reordering kinds leaves the other pairs where they are.
    public static boolean is(Kind kind, Colour colour) {
        int hash = (Id.of(kind) + ' ' + Id.of(colour)).hashCode() + SALT;
        hash = (hash ^ (hash >>> 16)) * 0x45d9f3b;
        hash = (hash ^ (hash >>> 16)) * 0x45d9f3b;
        return Integer.remainderUnsigned(hash ^ (hash >>> 16), ONE_IN) == 0;
    }

    /// All pairs held out, by kind and then colour.
    public static List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (Colour colour : Colour.values()) {
                if (is(kind, colour)) {
                    pairs.add(new Pair(kind, colour));
                }
            }
        }
        return pairs;
    }
}
