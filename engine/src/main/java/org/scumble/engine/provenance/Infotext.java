package org.scumble.engine.provenance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.provenance.PictureSettings.Rng;

/// AUTOMATIC1111's `parameters` text, the settings most programs write into a picture:
/// ```
/// a lighthouse on a hill
/// Negative prompt: blurry
/// Steps: 20, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 7, Seed: 42, Size: 512x768
/// ```
/// The prompts may span lines. The last line counts as settings if it holds three or more. A value
/// with a comma, a colon or a line end stands in quotes, as in JSON.
public final class Infotext {
    private static final int LONGEST = 1 << 20;
    private static final int FEWEST_SETTINGS = 3;
    private static final String NEGATIVE = "Negative prompt:";
    private static final Pattern SIZE = Pattern.compile("(\\d+)x(\\d+)");

    /// A key, then a value, quoted or plain. Possessive, and with keys of bounded length, to be
    /// quick on any text.
    private static final Pattern SETTING =
            Pattern.compile(
                    "(\\w[\\w \\-/]{1,60}+):\\s*+(\"(?:\\\\.|[^\\\\\"])++\"|[^,]*+)(?:,|\\z)",
                    Pattern.UNICODE_CHARACTER_CLASS | Pattern.DOTALL);

    private static final ObjectMapper JSON = new JsonMapper();

    private Infotext() {}

    /// The text for these settings. What is null or AUTOMATIC1111's default is left out, as it
    /// does.
    ///
    /// [#parse] gives back the same settings with those defaults filled in, provided that there are
    /// three or more, that no prompt begins or ends in a line end, and that no line of one begins
    /// or ends in blanks or begins with "Negative prompt:": the format has no form for these.
    public static String write(PictureSettings settings) {
        String negative = settings.negativePrompt();
        return List.of(
                        settings.prompt(),
                        negative.isEmpty() ? "" : NEGATIVE + " " + negative,
                        settingsLine(settings))
                .stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /// The settings in a text, AUTOMATIC1111's defaults for what it leaves out; or nothing if the
    /// text is blank or too long to be one. Impossible values count as absent.
    public static Optional<PictureSettings> parse(String text) {
        String whole = text.strip();
        if (whole.isEmpty() || whole.length() > LONGEST) {
            return Optional.empty();
        }
        int lastLine = whole.lastIndexOf('\n') + 1;
        List<MatchResult> found = SETTING.matcher(whole.substring(lastLine)).results().toList();
        return Optional.of(
                found.size() < FEWEST_SETTINGS
                        ? settings(whole, Map.of())
                        : settings(whole.substring(0, lastLine), values(found)));
    }

    private static String settingsLine(PictureSettings settings) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        values.put("Steps", text(settings.steps()));
        values.put("Sampler", settings.sampler());
        values.put("Schedule type", unless(SamplerNames.AUTOMATIC, settings.schedule()));
        values.put("CFG scale", decimal(settings.guidanceScale()));
        values.put("Seed", settings.seed() == null ? null : Long.toUnsignedString(settings.seed()));
        values.put(
                "Size",
                settings.width() == null || settings.height() == null
                        ? null
                        : settings.width() + "x" + settings.height());
        values.put("Model hash", settings.modelHash());
        values.put("Model", settings.modelName());
        values.put("VAE", settings.vae());
        values.put("Denoising strength", decimal(settings.denoisingStrength()));
        values.put("Clip skip", unless("1", text(settings.clipSkip())));
        values.put("RNG", unless(Rng.GPU.name(), text(settings.rng())));
        settings.other().forEach(values::putIfAbsent);
        return values.entrySet().stream()
                .map(entry -> setting(entry.getKey(), entry.getValue()))
                .filter(setting -> !setting.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String setting(String key, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        return key.equals(value) ? key : key + ": " + quote(value);
    }

    /// Quotes where AUTOMATIC1111 does, and where the value would else not come back as it was.
    private static String quote(String value) {
        boolean plain =
                value.chars().noneMatch(c -> c == ',' || c == ':' || c == '\n')
                        && !value.startsWith("\"")
                        && value.equals(value.strip());
        try {
            return plain ? value : JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A string is always JSON", e);
        }
    }

    private static String unquote(String value) {
        if (!value.startsWith("\"")) {
            return value.strip();
        }
        try {
            return JSON.readValue(value, String.class);
        } catch (JsonProcessingException notQuoted) {
            return value;
        }
    }

    private static Map<String, String> values(List<MatchResult> found) {
        Map<String, String> values = new LinkedHashMap<>();
        for (MatchResult setting : found) {
            String value = unquote(setting.group(2));
            if (!value.isEmpty()) {
                values.put(setting.group(1), value);
            }
        }
        return values;
    }

    private static PictureSettings settings(String prompts, Map<String, String> values) {
        List<String> lines = prompts.strip().lines().map(String::strip).toList();
        Predicate<String> positive = line -> !line.startsWith(NEGATIVE);
        String prompt = joined(lines.stream().takeWhile(positive).toList());
        String negative =
                joined(lines.stream().dropWhile(positive).map(Infotext::unmarked).toList());
        Map<String, String> rest = new LinkedHashMap<>(values);
        var size = SIZE.matcher(Objects.requireNonNullElse(rest.remove("Size"), ""));
        boolean sized = size.matches();
        PictureSettings.Builder builder =
                PictureSettings.builder(prompt, negative)
                        .steps(Plausible.steps(rest.remove("Steps")))
                        .sampler(
                                Plausible.name(rest.remove("Sampler")),
                                Objects.requireNonNullElse(
                                        Plausible.name(rest.remove("Schedule type")),
                                        SamplerNames.AUTOMATIC))
                        .guidanceScale(Plausible.guidanceScale(rest.remove("CFG scale")))
                        .seed(Plausible.seed(rest.remove("Seed")))
                        .size(
                                sized ? Plausible.pixels(size.group(1)) : null,
                                sized ? Plausible.pixels(size.group(2)) : null)
                        .model(
                                Plausible.name(rest.remove("Model")),
                                Plausible.hash(rest.remove("Model hash")))
                        .vae(Plausible.name(rest.remove("VAE")))
                        .denoisingStrength(Plausible.strength(rest.remove("Denoising strength")))
                        .clipSkip(
                                Objects.requireNonNullElse(
                                        Plausible.clipSkip(rest.remove("Clip skip")), 1))
                        .rng(rng(rest.remove("RNG")));
        rest.forEach(builder::other);
        return builder.build();
    }

    private static String unmarked(String line) {
        return line.startsWith(NEGATIVE) ? line.substring(NEGATIVE.length()).strip() : line;
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines).strip();
    }

    private static Rng rng(@Nullable String name) {
        return Arrays.stream(Rng.values())
                .filter(rng -> rng.name().equals(name))
                .findFirst()
                .orElse(Rng.GPU);
    }

    private static @Nullable String unless(String usual, @Nullable String value) {
        return usual.equals(value) ? null : value;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String decimal(@Nullable Double value) {
        return value == null
                ? null
                : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
