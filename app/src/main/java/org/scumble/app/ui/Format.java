package org.scumble.app.ui;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/// Numbers and times in the artist's words.
public final class Format {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);
    private static final double KILO = 1000;
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    private Format() {}

    /// Such as "12 s left" or "3 min left": no finer than an estimate is worth.
    public static String left(Duration duration) {
        return duration(duration) + " left";
    }

    /// Such as "12 s" or "3 min", likewise.
    public static String duration(Duration duration) {
        long seconds = Math.max(1, duration.plusMillis(500).toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        long minutes = (seconds + 30) / 60;
        return minutes < 60
                ? minutes + " min"
                : "%d h %d min".formatted(minutes / 60, minutes % 60);
    }

    public static String time(Instant instant) {
        return TIME.format(instant.atZone(ZoneId.systemDefault()));
    }

    /// A strength, as prompts have it: "0.8", "1".
    public static String weight(double weight) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        return new DecimalFormat("0.###", symbols).format(weight);
    }

    /// An adapter's strengths: "0.8", or "0.8, text 0.5" where they differ.
    public static String weights(double unet, double textEncoder) {
        String first = weight(unet);
        String second = weight(textEncoder);
        return first.equals(second) ? first : first + ", text " + second;
    }

    /// A file's size in decimal units, as file managers show it.
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= KILO && unit < UNITS.length - 1) {
            value /= KILO;
            unit++;
        }
        return (unit == 0 || value >= 100 ? "%.0f %s" : "%.1f %s").formatted(value, UNITS[unit]);
    }
}
