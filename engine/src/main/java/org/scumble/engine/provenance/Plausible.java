package org.scumble.engine.provenance;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Values out of strangers' files: null for what is absent, malformed or impossible.
final class Plausible {
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_STEPS = 1000;
    private static final int MOST_PIXELS = 16384;
    private static final int MOST_GUIDANCE = 1000;
    private static final int MOST_CLIP_SKIP = 12;
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,20}");
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{8,64}");
    private static final Pattern FOLDER = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
    private static final Pattern EXTENSION =
            Pattern.compile("\\.(safetensors|sft|ckpt|pth?|bin|gguf)$", Pattern.CASE_INSENSITIVE);

    private Plausible() {}

    static @Nullable Integer steps(@Nullable String text) {
        return integer(text, 1, MOST_STEPS);
    }

    static @Nullable Integer pixels(@Nullable String text) {
        return integer(text, 1, MOST_PIXELS);
    }

    static @Nullable Integer clipSkip(@Nullable String text) {
        return integer(text, 1, MOST_CLIP_SKIP);
    }

    /// A layer counted from the last as -1, as ComfyUI does: -2 is clip skip 2.
    static @Nullable Integer clipLayer(@Nullable String text) {
        Integer layer = integer(text, -MOST_CLIP_SKIP, -1);
        return layer == null ? null : Integer.valueOf(-layer);
    }

    /// A number of layers left out, as InvokeAI counts: 1 is clip skip 2.
    static @Nullable Integer clipLayersLeftOut(@Nullable String text) {
        Integer layers = integer(text, 0, MOST_CLIP_SKIP - 1);
        return layers == null ? null : Integer.valueOf(layers + 1);
    }

    static @Nullable Double guidanceScale(@Nullable String text) {
        return number(text, 0, MOST_GUIDANCE);
    }

    static @Nullable Double strength(@Nullable String text) {
        return number(text, 0, 1);
    }

    /// 64 bits, from a signed or an unsigned number, as torch's `manual_seed` takes both.
    static @Nullable Long seed(@Nullable String text) {
        if (text == null || !INTEGER.matcher(text.strip()).matches()) {
            return null;
        }
        BigInteger seed = new BigInteger(text.strip());
        boolean fits = seed.bitLength() < Long.SIZE + (seed.signum() < 0 ? 0 : 1);
        return fits ? Long.valueOf(seed.longValue()) : null;
    }

    /// A name as it stands: of a sampler, say.
    static @Nullable String name(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(String::strip)
                .filter(name -> !name.isEmpty() && name.length() <= LONGEST_NAME)
                .orElse(null);
    }

    /// The name of a model's file without its folder and extension; the words for "none of its own"
    /// are none.
    static @Nullable String fileName(@Nullable String text) {
        String path = name(text);
        if (path == null) {
            return null;
        }
        String file = FOLDER.matcher(path).replaceFirst("");
        String stem = EXTENSION.matcher(file).replaceFirst("");
        return switch (stem) {
            case "", "None", "Automatic", "Default (model)" -> null;
            default -> stem;
        };
    }

    static @Nullable String hash(@Nullable String text) {
        return text != null && HASH.matcher(text).matches() ? text : null;
    }

    /// A finite number from least to most, both included.
    static @Nullable Double number(@Nullable String text, double least, double most) {
        if (text == null || text.length() > LONGEST_NUMBER) {
            return null;
        }
        try {
            double value = Double.parseDouble(text.strip());
            return value >= least && value <= most ? Double.valueOf(value) : null;
        } catch (NumberFormatException malformed) {
            return null;
        }
    }

    /// A whole number, also one written as 20.0.
    private static @Nullable Integer integer(@Nullable String text, int least, int most) {
        Double value = number(text, least, most);
        return value != null && value == Math.rint(value)
                ? Integer.valueOf(value.intValue())
                : null;
    }
}
