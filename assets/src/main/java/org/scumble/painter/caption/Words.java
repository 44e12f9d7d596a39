package org.scumble.painter.caption;

import java.util.List;
import org.scumble.painter.scene.Colour;
import org.scumble.painter.scene.Id;
import org.scumble.painter.scene.Kind;
import org.scumble.painter.scene.Position;
import org.scumble.painter.scene.Relation;
import org.scumble.painter.scene.Setting;
import org.scumble.painter.scene.Size;
import org.scumble.painter.scene.Style;
import org.scumble.painter.scene.TimeOfDay;
import org.scumble.painter.scene.Weather;

/// The vocabulary: every way each thing is called, the plainest first.
final class Words {

    private Words() {}

    static List<String> kind(Kind kind) {
        return switch (kind) {
            case HOUSE -> List.of("house", "house", "cottage");
            case PINE_TREE -> List.of("pine tree", "pine", "fir tree");
            case TRAIN -> List.of("train", "train", "steam train", "locomotive");
            case CAT -> List.of("cat", "cat", "kitten");
            case DOG -> List.of("dog", "dog", "puppy");
            case RABBIT -> List.of("rabbit", "rabbit", "bunny");
            case CUP -> List.of("cup", "mug", "coffee cup");
            case SAILING_BOAT -> List.of("sailing boat", "sailboat", "boat");
            case AIRPLANE -> List.of("airplane", "plane", "aeroplane");
            case UMBRELLA -> List.of("umbrella", "umbrella", "parasol");
            case HOT_AIR_BALLOON -> List.of("hot air balloon", "hot-air balloon");
            case ROCKET -> List.of("rocket", "rocket", "space rocket");
            case BUS -> List.of("bus", "bus", "double-decker bus");
            case LIGHTHOUSE,
                    CASTLE,
                    CHURCH,
                    WINDMILL,
                    TENT,
                    TREE,
                    FLOWER,
                    MUSHROOM,
                    CAR,
                    HORSE,
                    COW,
                    CHAIR,
                    APPLE,
                    ROBOT,
                    WHALE,
                    DUCK,
                    FISH,
                    BALLOON,
                    KITE,
                    BIRD,
                    BUTTERFLY ->
                    List.of(Id.of(kind));
        };
    }

    static List<String> colour(Colour colour) {
        return switch (colour) {
            case GREY -> List.of("grey", "gray");
            case RED, ORANGE, YELLOW, GREEN, BLUE, PURPLE, PINK, BROWN, WHITE, BLACK ->
                    List.of(Id.of(colour));
        };
    }

    /// Empty for a middling size, which goes without saying.
    static List<String> size(Size size, Kind kind) {
        return switch (size) {
            case SMALL -> List.of("small", "little", "tiny");
            case MEDIUM -> List.of();
            case LARGE -> tall(kind) ? List.of("large", "big", "tall") : List.of("large", "big");
        };
    }

    private static boolean tall(Kind kind) {
        return switch (kind) {
            case LIGHTHOUSE, TREE, PINE_TREE, WINDMILL, CASTLE, CHURCH -> true;
            case HOUSE,
                    TENT,
                    FLOWER,
                    MUSHROOM,
                    CAR,
                    BUS,
                    TRAIN,
                    CAT,
                    DOG,
                    RABBIT,
                    HORSE,
                    COW,
                    UMBRELLA,
                    CHAIR,
                    CUP,
                    APPLE,
                    ROBOT,
                    SAILING_BOAT,
                    WHALE,
                    DUCK,
                    FISH,
                    HOT_AIR_BALLOON,
                    BALLOON,
                    KITE,
                    BIRD,
                    BUTTERFLY,
                    AIRPLANE,
                    ROCKET ->
                    false;
        };
    }

    static List<String> position(Position position) {
        return switch (position) {
            case LEFT -> List.of("on the left", "to the left", "on the left side");
            case CENTRE -> List.of("in the middle", "in the centre", "in the center");
            case RIGHT -> List.of("on the right", "to the right", "on the right side");
        };
    }

    static List<String> relation(Relation relation) {
        return switch (relation) {
            case ALONE -> throw new IllegalArgumentException("One figure stands in no relation");
            case BESIDE -> List.of("beside", "next to", "and", "with");
            case LEFT_OF -> List.of("left of", "to the left of", "on the left of");
            case RIGHT_OF -> List.of("right of", "to the right of", "on the right of");
            case IN_FRONT_OF -> List.of("in front of");
            case BEHIND -> List.of("behind");
            case ABOVE -> List.of("above", "over", "flying above");
            case BELOW -> List.of("below", "under", "beneath");
            case TOGETHER -> List.of("and", "with", "beside");
        };
    }

    /// Where figures are, ready to follow them.
    ///
    /// @param above whether all of them fly
    static List<String> place(Setting setting, boolean above) {
        return switch (setting) {
            case HILL ->
                    either(above, "over a hill", "on a hill", "on a green hill", "on a hilltop");
            case MEADOW ->
                    either(
                            above,
                            "over a meadow",
                            "in a meadow",
                            "in a field",
                            "in a grassy meadow");
            case BEACH ->
                    either(above, "over a beach", "on a beach", "on the beach", "on a sandy beach");
            case SEA -> either(above, "over the sea", "at sea", "in the sea", "on the ocean");
            case LAKE -> either(above, "over a lake", "at a lake", "by a lake", "at the lake");
            case DESERT ->
                    either(
                            above,
                            "over a desert",
                            "in a desert",
                            "in the desert",
                            "among sand dunes");
            case FOREST ->
                    either(above, "over a forest", "in a forest", "in the woods", "in the forest");
            case MOUNTAINS ->
                    either(
                            above,
                            "over the mountains",
                            "in the mountains",
                            "in front of mountains",
                            "in a mountain valley");
            case STREET ->
                    either(
                            above,
                            "over a town street",
                            "in a town street",
                            "on a street",
                            "in a town");
            case SNOWFIELD ->
                    either(
                            above,
                            "over a snowy field",
                            "in a snowy field",
                            "in a snow field",
                            "on snowy ground");
        };
    }

    private static List<String> either(boolean above, String over, String... standing) {
        return above ? List.of(over, over.replace("over", "above")) : List.of(standing);
    }

    /// The setting as the first words of a caption.
    static List<String> scenery(Setting setting) {
        return switch (setting) {
            case HILL -> List.of("a hill", "a hillside", "a green hill");
            case MEADOW -> List.of("a meadow", "a grassy field");
            case BEACH -> List.of("a beach", "a sandy beach");
            case SEA -> List.of("the sea", "the ocean", "a blue sea");
            case LAKE -> List.of("a lake", "a mountain lake");
            case DESERT -> List.of("a desert", "sand dunes");
            case FOREST -> List.of("a forest", "woods");
            case MOUNTAINS -> List.of("mountains", "a mountain landscape");
            case STREET -> List.of("a town street", "a street");
            case SNOWFIELD -> List.of("a snowy field", "a snow field", "a snowy landscape");
        };
    }

    static List<String> tag(Setting setting) {
        return switch (setting) {
            case HILL -> List.of("hill", "hills");
            case MEADOW -> List.of("meadow", "field");
            case SEA -> List.of("sea", "ocean");
            case STREET -> List.of("street", "town");
            case SNOWFIELD -> List.of("snow field", "snowy field");
            case BEACH, LAKE, DESERT, FOREST, MOUNTAINS -> List.of(Id.of(setting));
        };
    }

    static List<String> time(TimeOfDay time) {
        return switch (time) {
            case DAWN -> List.of("at dawn", "at sunrise", "in the early morning");
            case DAY -> List.of("by day", "during the day", "in daylight");
            case SUNSET -> List.of("at sunset", "at dusk", "in the evening");
            case NIGHT -> List.of("at night", "at night", "in the night");
        };
    }

    static List<String> tag(TimeOfDay time) {
        return switch (time) {
            case DAWN -> List.of("dawn", "sunrise", "early morning");
            case DAY -> List.of("day", "daytime");
            case SUNSET -> List.of("sunset", "dusk", "evening");
            case NIGHT -> List.of("night", "nighttime");
        };
    }

    static List<String> weather(Weather weather) {
        return switch (weather) {
            case CLEAR -> List.of("under a clear sky", "in clear weather");
            case CLOUDY -> List.of("under a cloudy sky", "under clouds", "in cloudy weather");
            case RAIN -> List.of("in the rain", "in rain", "in rainy weather");
            case SNOW -> List.of("in falling snow", "while it snows", "in a snowfall");
            case FOG -> List.of("in the fog", "in fog", "in mist");
        };
    }

    static List<String> tag(Weather weather) {
        return switch (weather) {
            case CLEAR -> List.of("clear sky");
            case CLOUDY -> List.of("cloudy", "clouds");
            case RAIN -> List.of("rain", "rainy");
            case SNOW -> List.of("snowing", "falling snow");
            case FOG -> List.of("fog", "foggy", "mist");
        };
    }

    /// The style, ready to end a caption.
    static List<String> style(Style style) {
        return switch (style) {
            case FLAT -> List.of("flat illustration", "flat style", "illustration");
            case WATERCOLOUR ->
                    List.of(
                            "watercolour",
                            "watercolor",
                            "watercolour painting",
                            "watercolor style");
            case LINE_ART -> List.of("line art", "ink drawing", "line drawing", "ink outline");
            case PIXEL -> List.of("pixel art", "pixel art", "8-bit pixel art", "pixel style");
        };
    }

    /// The style, ready to begin a caption.
    static List<String> medium(Style style) {
        return switch (style) {
            case FLAT -> List.of("a flat illustration of ", "an illustration of ");
            case WATERCOLOUR ->
                    List.of(
                            "a watercolour of ",
                            "watercolor painting of ",
                            "a watercolour painting of ",
                            "a watercolor of ");
            case LINE_ART -> List.of("an ink drawing of ", "line art of ", "a line drawing of ");
            case PIXEL -> List.of("pixel art of ", "a pixel art picture of ", "pixel art, ");
        };
    }
}
