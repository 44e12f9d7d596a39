package org.scumble.app.canvas;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The colour that paints, the one behind it, and those that were painted with lately. Colours are
/// opaque 0xFFRRGGBB; what shines through is the brush's affair.
public final class ColoursViewModel {
    public static final int BLACK = 0xff000000;
    public static final int WHITE = 0xffffffff;
    private static final int OPAQUE = 0xff000000;
    private static final int MOST_RECENT = 18;

    /// What a new studio offers, until the artist has painted with others.
    private static final List<Integer> FIRST =
            List.of(
                    0xff1c1a1f,
                    0xffffffff,
                    0xffe5533d,
                    0xfff2994a,
                    0xfff7d154,
                    0xff6ba368,
                    0xff3f8f8b,
                    0xff4a7bd0,
                    0xff6d57a5,
                    0xffc15b8f,
                    0xff8c5a3c,
                    0xffe9c9a6);

    private final IntegerProperty foreground = new SimpleIntegerProperty(BLACK);
    private final IntegerProperty background = new SimpleIntegerProperty(WHITE);
    private final DoubleProperty hue = new SimpleDoubleProperty();
    private final DoubleProperty saturation = new SimpleDoubleProperty();
    private final DoubleProperty value = new SimpleDoubleProperty();
    private final ObservableList<Integer> recent = FXCollections.observableArrayList(FIRST);
    private final ObservableList<Integer> recentView =
            FXCollections.unmodifiableObservableList(recent);

    /// While one of the two ways to say a colour follows the other.
    private boolean following;

    ColoursViewModel() {
        foreground.addListener((property, before, now) -> followColour());
        for (DoubleProperty part : List.of(hue, saturation, value)) {
            part.addListener((property, before, now) -> followParts());
        }
    }

    public ReadOnlyIntegerProperty foregroundProperty() {
        return foreground;
    }

    public ReadOnlyIntegerProperty backgroundProperty() {
        return background;
    }

    /// Of the foreground colour, in degrees; kept when the colour turns grey.
    public DoubleProperty hueProperty() {
        return hue;
    }

    public DoubleProperty saturationProperty() {
        return saturation;
    }

    /// The brightness of the foreground colour, 0 to 1.
    public DoubleProperty valueProperty() {
        return value;
    }

    /// The newest first.
    public ObservableList<Integer> recent() {
        return recentView;
    }

    public void choose(int argb) {
        foreground.set(argb | OPAQUE);
    }

    public void chooseBackground(int argb) {
        background.set(argb | OPAQUE);
    }

    public void swap() {
        int front = foreground.get();
        foreground.set(background.get());
        background.set(front);
    }

    /// Black on white.
    public void reset() {
        foreground.set(BLACK);
        background.set(WHITE);
    }

    /// Notes that the foreground colour was painted with.
    void used() {
        Integer colour = foreground.get();
        if (!recent.isEmpty() && recent.getFirst().equals(colour)) {
            return;
        }
        recent.removeAll(List.of(colour));
        recent.addFirst(colour);
        if (recent.size() > MOST_RECENT) {
            recent.removeLast();
        }
    }

    /// Goes on with colours of an earlier day.
    void restore(int front, int back, List<Integer> lately) {
        choose(front);
        chooseBackground(back);
        if (!lately.isEmpty()) {
            recent.setAll(lately.subList(0, Math.min(lately.size(), MOST_RECENT)));
        }
    }

    /// The foreground as six digits.
    public String hex() {
        return HexFormat.of().toHexDigits(foreground.get()).substring(2).toUpperCase(Locale.ROOT);
    }

    /// Chooses a colour written as three or six hexadecimal digits, with or without a `#`; anything
    /// else changes nothing.
    public void setHex(String text) {
        parse(text).ifPresent(this::choose);
    }

    private static Optional<Integer> parse(String text) {
        String digits = text.strip().replaceFirst("^#", "");
        if (!digits.matches("[0-9a-fA-F]{3}|[0-9a-fA-F]{6}")) {
            return Optional.empty();
        }
        return Optional.of(
                HexFormat.fromHexDigits(
                        digits.length() == 6 ? digits : digits.replaceAll("(.)", "$1$1")));
    }

    private void followColour() {
        if (following) {
            return;
        }
        following = true;
        Hsv parts = Hsv.of(foreground.get());
        if (parts.saturation() > 0 && parts.value() > 0) {
            hue.set(parts.hue());
        }
        if (parts.value() > 0) {
            saturation.set(parts.saturation());
        }
        value.set(parts.value());
        following = false;
    }

    private void followParts() {
        if (!following) {
            following = true;
            foreground.set(new Hsv(hue.get(), saturation.get(), value.get()).argb());
            following = false;
        }
    }
}
