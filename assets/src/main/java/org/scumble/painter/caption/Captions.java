package org.scumble.painter.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.scumble.painter.scene.Figure;
import org.scumble.painter.scene.Habitat;
import org.scumble.painter.scene.Scene;
import org.scumble.painter.scene.Style;
import org.scumble.painter.scene.TimeOfDay;
import org.scumble.painter.scene.Weather;

/// A grammar of captions: many ways to say what a scene holds. All are in lower case.
public final class Captions {

    /// How many captions a scene gets.
    public static final int COUNT = 6;

    private final Scene scene;
    private final RandomGenerator random;

    private Captions(Scene scene) {
        this.scene = scene;
        this.random = new SplittableRandom(scene.detail() + 0x2545F4914F6CDD1DL);
    }

    /// The captions of a scene, [#COUNT] of them. The first names everything: figures, colours,
    /// relation, setting, weather unless clear, time, and style unless flat. The others leave out
    /// now one thing, now another, but never a figure or its colour.
    public static List<String> of(Scene scene) {
        Captions captions = new Captions(scene);
        List<String> said = new ArrayList<>();
        said.add(captions.say(Mention.everything(scene)));
        while (said.size() < COUNT) {
            said.add(captions.say(captions.mention()));
        }
        return List.copyOf(said);
    }

    /// What a caption speaks of besides the figures.
    private record Mention(boolean setting, boolean weather, boolean time, boolean style) {

        static Mention everything(Scene scene) {
            return new Mention(
                    true, scene.weather() != Weather.CLEAR, true, scene.style() != Style.FLAT);
        }
    }

    /// What is ordinary goes unsaid more often.
    private Mention mention() {
        if (chance(0.06)) {
            return new Mention(false, false, false, false);
        }
        return new Mention(
                chance(0.85),
                chance(scene.weather() == Weather.CLEAR ? 0.15 : 0.85),
                chance(scene.time() == TimeOfDay.DAY ? 0.5 : 0.88),
                chance(scene.style() == Style.FLAT ? 0.35 : 0.9));
    }

    private String say(Mention mention) {
        double u = random.nextDouble();
        return u < 0.16 ? tags(mention) : u < 0.34 ? placeFirst(mention) : sentence(mention);
    }

    /// "a red lighthouse on a hill at sunset, watercolour", with the time or the medium in front
    /// now and then.
    private String sentence(Mention mention) {
        List<String> tail = new ArrayList<>();
        if (mention.setting()) {
            tail.add(pick(Words.place(scene.setting(), allInSky())));
        }
        String time = mention.time() ? pick(Words.time(scene.time())) : "";
        String weather = mention.weather() ? pick(Words.weather(scene.weather())) : "";
        boolean timeFirst = mention.time() && chance(0.2);
        if (timeFirst || chance(0.5)) {
            tail.add(weather);
            tail.add(timeFirst ? "" : time);
        } else {
            tail.add(time);
            tail.add(weather);
        }
        boolean styleFirst = mention.style() && !timeFirst && chance(0.4);
        String head = timeFirst ? time + ", " : styleFirst ? pick(Words.medium(scene.style())) : "";
        if (head.isEmpty() && chance(0.08)) {
            head = pick(List.of("there is ", "a picture of ", "a scene with "));
        }
        String comma = chance(0.25) ? ", " : " ";
        return head
                + join(figures(), String.join(comma, said(tail)), comma)
                + (mention.style() && !styleFirst ? ", " + pick(Words.style(scene.style())) : "");
    }

    /// "a hillside with a red lighthouse, at sunset".
    private String placeFirst(Mention mention) {
        if (!mention.setting()) {
            return sentence(mention);
        }
        List<String> parts = new ArrayList<>();
        parts.add(pick(Words.scenery(scene.setting())) + " with " + figures());
        parts.add(mention.time() ? pick(Words.time(scene.time())) : "");
        parts.add(mention.weather() ? pick(Words.weather(scene.weather())) : "");
        parts.add(mention.style() ? pick(Words.style(scene.style())) : "");
        return String.join(", ", said(parts));
    }

    /// "red lighthouse, hill, sunset".
    private String tags(Mention mention) {
        List<String> tags = new ArrayList<>();
        if (scene.figures().size() == 2) {
            tags.add(
                    describe(scene.figures().get(0))
                            + ' '
                            + relation()
                            + ' '
                            + describe(scene.figures().get(1)));
        } else {
            scene.figures().forEach(figure -> tags.add(describe(figure)));
        }
        List<String> rest = new ArrayList<>();
        rest.add(mention.setting() ? pick(Words.tag(scene.setting())) : "");
        rest.add(mention.time() ? pick(Words.tag(scene.time())) : "");
        rest.add(mention.weather() ? pick(Words.tag(scene.weather())) : "");
        rest.add(mention.style() ? pick(Words.style(scene.style())) : "");
        tags.addAll(said(rest));
        return String.join(", ", tags);
    }

    private String figures() {
        List<Figure> figures = scene.figures();
        return switch (figures.size()) {
            case 1 -> alone(figures.getFirst());
            case 2 ->
                    article(describe(figures.get(0)))
                            + ' '
                            + relation()
                            + ' '
                            + article(describe(figures.get(1)));
            default ->
                    article(describe(figures.get(0)))
                            + ", "
                            + article(describe(figures.get(1)))
                            + " and "
                            + article(describe(figures.get(2)));
        };
    }

    private String alone(Figure figure) {
        String phrase = article(describe(figure));
        return chance(0.3) ? phrase + ' ' + pick(Words.position(figure.position())) : phrase;
    }

    private String relation() {
        return pick(Words.relation(scene.relation()));
    }

    private String describe(Figure figure) {
        List<String> sizes = Words.size(figure.size(), figure.kind());
        String size = !sizes.isEmpty() && chance(0.5) ? pick(sizes) + ' ' : "";
        return size + pick(Words.colour(figure.colour())) + ' ' + pick(Words.kind(figure.kind()));
    }

    private boolean allInSky() {
        return scene.figures().stream().allMatch(f -> f.kind().habitat() == Habitat.SKY);
    }

    private static String article(String phrase) {
        return ("aeiou".indexOf(phrase.charAt(0)) >= 0 ? "an " : "a ") + phrase;
    }

    private static String join(String head, String tail, String glue) {
        return tail.isEmpty() ? head : head + glue + tail;
    }

    private static List<String> said(List<String> parts) {
        return parts.stream().filter(part -> !part.isEmpty()).toList();
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
