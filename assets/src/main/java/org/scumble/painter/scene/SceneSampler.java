package org.scumble.painter.scene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// An endless seeded stream of scenes. Scene number _i_ depends on the seed and on _i_ alone, so
/// scenes may be drawn in any order and from any thread.
public final class SceneSampler {

    private final long seed;
    private final Split split;

    public SceneSampler(long seed, Split split) {
        this.seed = seed;
        this.split = split;
    }

    /// Scene number `index`.
    public Scene scene(long index) {
        SplittableRandom random = new SplittableRandom(scramble(scramble(seed) + index));
        Kind first = pick(random, subjects());
        Setting setting = pick(random, List.copyOf(first.habitat().settings()));
        List<Kind> kinds = kinds(random, first, setting);
        Relation relation = relation(random, kinds);
        List<Position> positions = positions(random, kinds.size(), relation);
        List<Colour> colours = colours(random, kinds);
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            Size size = pick(random, List.of(Size.values()));
            figures.add(new Figure(kinds.get(i), colours.get(i), size, positions.get(i)));
        }
        return new Scene(
                figures,
                relation,
                setting,
                weather(random, setting),
                pick(random, List.of(TimeOfDay.values())),
                style(random),
                random.nextLong());
    }

    /// Spreads neighbouring numbers far apart (Stafford's variant 13 of MurmurHash3's finalizer):
    /// generators seeded a constant apart could otherwise run through the same numbers.
    private static long scramble(long number) {
        long bits = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }

    private List<Kind> subjects() {
        return switch (split) {
            case TRAIN -> List.of(Kind.values());
            case HELDOUT ->
                    Arrays.stream(Kind.values())
                            .filter(kind -> !palette(kind, true).isEmpty())
                            .toList();
        };
    }

    private List<Kind> kinds(RandomGenerator random, Kind first, Setting setting) {
        int count = count(random);
        List<Kind> kinds = new ArrayList<>(List.of(first));
        while (kinds.size() < count) {
            Predicate<Kind> fits =
                    kind -> kind.habitat().settings().contains(setting) && !kinds.contains(kind);
            kinds.add(pick(random, Arrays.stream(Kind.values()).filter(fits).toList()));
        }
        return kinds;
    }

    private int count(RandomGenerator random) {
        double u = random.nextDouble();
        return switch (split) {
            case TRAIN -> u < 0.50 ? 1 : u < 0.88 ? 2 : 3;
            case HELDOUT -> u < 0.5 ? 1 : 2;
        };
    }

    /// What can truly be said of two kinds: only something in the sky is above something that is
    /// not, and only two things on the same ground stand before one another.
    private static Relation relation(RandomGenerator random, List<Kind> kinds) {
        if (kinds.size() == 1) {
            return Relation.ALONE;
        }
        if (kinds.size() == 3) {
            return Relation.TOGETHER;
        }
        boolean firstFlies = kinds.get(0).habitat() == Habitat.SKY;
        boolean secondFlies = kinds.get(1).habitat() == Habitat.SKY;
        if (firstFlies != secondFlies) {
            Relation vertical = firstFlies ? Relation.ABOVE : Relation.BELOW;
            return pick(random, List.of(vertical, vertical, Relation.LEFT_OF, Relation.RIGHT_OF));
        }
        List<Relation> sideways = List.of(Relation.BESIDE, Relation.LEFT_OF, Relation.RIGHT_OF);
        boolean depth = !firstFlies && sameGround(kinds.get(0), kinds.get(1));
        return depth && random.nextDouble() < 0.35
                ? pick(random, List.of(Relation.IN_FRONT_OF, Relation.BEHIND))
                : pick(random, sideways);
    }

    private static boolean sameGround(Kind a, Kind b) {
        return (a.habitat() == Habitat.WATER) == (b.habitat() == Habitat.WATER);
    }

    private static List<Position> positions(RandomGenerator random, int count, Relation relation) {
        List<Position> leftFirst = List.of(Position.LEFT, Position.RIGHT);
        List<Position> rightFirst = leftFirst.reversed();
        return switch (relation) {
            case ALONE ->
                    List.of(random.nextDouble() < 0.5 ? Position.CENTRE : pick(random, leftFirst));
            case BESIDE, IN_FRONT_OF, BEHIND -> random.nextBoolean() ? leftFirst : rightFirst;
            case LEFT_OF -> leftFirst;
            case RIGHT_OF -> rightFirst;
            case ABOVE, BELOW -> List.of(Position.CENTRE, Position.CENTRE);
            case TOGETHER -> List.of(Position.values()).subList(0, count);
        };
    }

    /// Different colours within a scene, so that each is a fact about one figure.
    private List<Colour> colours(RandomGenerator random, List<Kind> kinds) {
        List<Colour> colours = new ArrayList<>();
        for (Kind kind : kinds) {
            boolean heldOut = split == Split.HELDOUT && colours.isEmpty();
            List<Colour> free = new ArrayList<>(palette(kind, heldOut));
            free.removeAll(colours);
            colours.add(pick(random, free));
        }
        return colours;
    }

    private static List<Colour> palette(Kind kind, boolean heldOut) {
        return Arrays.stream(Colour.values())
                .filter(colour -> HeldOut.is(kind, colour) == heldOut)
                .toList();
    }

    private static Weather weather(RandomGenerator random, Setting setting) {
        double u = random.nextDouble();
        if (u < 0.52) {
            return Weather.CLEAR;
        }
        List<Weather> others =
                setting == Setting.DESERT
                        ? List.of(Weather.CLOUDY, Weather.FOG)
                        : List.of(Weather.CLOUDY, Weather.RAIN, Weather.SNOW, Weather.FOG);
        return pick(random, others);
    }

    private static Style style(RandomGenerator random) {
        double u = random.nextDouble();
        return u < 0.4
                ? Style.FLAT
                : u < 0.6 ? Style.WATERCOLOUR : u < 0.8 ? Style.LINE_ART : Style.PIXEL;
    }

    private static <T> T pick(RandomGenerator random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
