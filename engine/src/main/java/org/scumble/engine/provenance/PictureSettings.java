package org.scumble.engine.provenance;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The settings a picture was made with, in no program's own terms. Null is what the picture does
/// not say.
///
/// @param prompt empty if there is none
/// @param negativePrompt empty if there is none
/// @param sampler AUTOMATIC1111's name, such as `DPM++ 2M`, for the samplers known here; any other
///     as its program calls it
/// @param schedule likewise, such as `Karras`; `Automatic` for the sampler's usual one
/// @param seed 64 bits, read as unsigned
/// @param width in pixels
/// @param height in pixels
/// @param modelName without folder and file extension
/// @param modelHash the first 10 hex digits of the file's SHA-256, or the 8 of the older partial
///     hash
/// @param vae the separate autoencoder's name
/// @param denoisingStrength 0–1, of a picture made from another
/// @param clipSkip which of the text encoder's layers is used, counted from the last as 1
/// @param rng whose random numbers the seed stands for
/// @param other what else is said, in order, under AUTOMATIC1111's keys; a key is 2 to 61
///     letters, digits, blanks, `-` or `/`
public record PictureSettings(
        String prompt,
        String negativePrompt,
        @Nullable Integer steps,
        @Nullable String sampler,
        @Nullable String schedule,
        @Nullable Double guidanceScale,
        @Nullable Long seed,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable String modelName,
        @Nullable String modelHash,
        @Nullable String vae,
        @Nullable Double denoisingStrength,
        @Nullable Integer clipSkip,
        @Nullable Rng rng,
        Map<String, String> other) {
    private static final Pattern KEY =
            Pattern.compile("\\w[\\w \\-/]{1,60}", Pattern.UNICODE_CHARACTER_CLASS);

    /// A source of random numbers, as AUTOMATIC1111 names them.
    public enum Rng {
        /// PyTorch's processor generator.
        CPU,
        /// PyTorch's generator on the maker's graphics card: Philox, if it was NVIDIA's.
        GPU,
        /// NVIDIA's Philox, computed on the processor.
        NV
    }

    public PictureSettings {
        for (String key : other.keySet()) {
            if (!KEY.matcher(key).matches()) {
                throw new IllegalArgumentException("Not a key of picture settings: " + key);
            }
        }
        other = Collections.unmodifiableMap(new LinkedHashMap<>(other));
    }

    /// Settings of which only the prompts are known so far.
    public static Builder builder(@Nullable String prompt, @Nullable String negativePrompt) {
        return new Builder(prompt, negativePrompt);
    }

    /// Puts settings together; what is not given, or given as null, is left unsaid.
    public static final class Builder {
        private final String prompt;
        private final String negativePrompt;
        private final Map<String, String> other = new LinkedHashMap<>();
        private @Nullable Integer steps;
        private @Nullable String sampler;
        private @Nullable String schedule;
        private @Nullable Double guidanceScale;
        private @Nullable Long seed;
        private @Nullable Integer width;
        private @Nullable Integer height;
        private @Nullable String modelName;
        private @Nullable String modelHash;
        private @Nullable String vae;
        private @Nullable Double denoisingStrength;
        private @Nullable Integer clipSkip;
        private @Nullable Rng rng;

        private Builder(@Nullable String prompt, @Nullable String negativePrompt) {
            this.prompt = prompt == null ? "" : prompt;
            this.negativePrompt = negativePrompt == null ? "" : negativePrompt;
        }

        public Builder steps(@Nullable Integer value) {
            steps = value;
            return this;
        }

        /// The sampler and its schedule under any names the field knows them by, also both in one:
        /// "DPM++ 2M Karras".
        public Builder sampler(@Nullable String samplerName, @Nullable String scheduleName) {
            SamplerNames names = SamplerNames.of(samplerName, scheduleName);
            sampler = names.sampler();
            schedule = names.schedule();
            return this;
        }

        public Builder guidanceScale(@Nullable Double value) {
            guidanceScale = value;
            return this;
        }

        public Builder seed(@Nullable Long value) {
            seed = value;
            return this;
        }

        public Builder size(@Nullable Integer pixelsWide, @Nullable Integer pixelsHigh) {
            width = pixelsWide;
            height = pixelsHigh;
            return this;
        }

        public Builder model(@Nullable String name, @Nullable String hash) {
            modelName = name;
            modelHash = hash;
            return this;
        }

        public Builder vae(@Nullable String name) {
            vae = name;
            return this;
        }

        public Builder denoisingStrength(@Nullable Double value) {
            denoisingStrength = value;
            return this;
        }

        public Builder clipSkip(@Nullable Integer value) {
            clipSkip = value;
            return this;
        }

        public Builder rng(@Nullable Rng value) {
            rng = value;
            return this;
        }

        /// Anything else worth keeping, under AUTOMATIC1111's key.
        public Builder other(String key, String value) {
            other.put(key, value);
            return this;
        }

        public PictureSettings build() {
            return new PictureSettings(
                    prompt,
                    negativePrompt,
                    steps,
                    sampler,
                    schedule,
                    guidanceScale,
                    seed,
                    width,
                    height,
                    modelName,
                    modelHash,
                    vae,
                    denoisingStrength,
                    clipSkip,
                    rng,
                    other);
        }
    }
}
