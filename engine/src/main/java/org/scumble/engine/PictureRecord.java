package org.scumble.engine;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.image.Infill;
import org.scumble.engine.provenance.LoraTag;
import org.scumble.engine.provenance.PictureSettings;

/// What our pictures carry: the request for this very picture, and what it was made with.
///
/// @param version of this record's form
public record PictureRecord(
        int version, GenerationRequest request, Provenance provenance, long milliseconds) {
    private static final int VERSION = 1;

    /// Fields of a later version are passed over, so that an older Scumble still reads its
    /// pictures.
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .annotationIntrospector(new NullableFields())
                    .build();

    /// What may be null or empty may be absent, as it is from pictures older than the field; the
    /// rest must be there.
    private static final class NullableFields extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasRequiredMarker(AnnotatedMember member) {
            return !member.hasAnnotation(JsonSetter.class)
                    && !(member instanceof AnnotatedParameter parameter
                            && parameter.getOwner().getAnnotated() instanceof Executable owner
                            && isNullable(
                                    owner.getAnnotatedParameterTypes()[parameter.getIndex()]));
        }
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    static PictureRecord of(GenerationResult result) {
        return new PictureRecord(
                VERSION, result.ownRequest(), result.provenance(), result.took().toMillis());
    }

    /// How long the picture took.
    public Duration took() {
        return Duration.ofMillis(milliseconds);
    }

    String toJson() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    e); // records of numbers and texts always can be written
        }
    }

    static Optional<PictureRecord> parse(String json) {
        try {
            return Optional.ofNullable(
                    MAPPER.readValue(json, PictureRecord.class)) // "null" is JSON too
            ;
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /// The same in AUTOMATIC1111's terms.
    static PictureSettings infotext(GenerationResult result) {
        GenerationSettings settings = result.request().settings();
        Provenance made = result.provenance();
        PictureSettings.Builder text =
                PictureSettings.builder(
                                LoraTag.append(settings.prompt(), tags(settings)),
                                settings.negativePrompt())
                        .steps(settings.steps())
                        .sampler(made.sampler(), made.schedule())
                        .guidanceScale(settings.guidanceScale())
                        .seed(result.seed())
                        .size(result.image().width(), result.image().height())
                        .model(
                                made.modelName(),
                                made.modelHash().isEmpty() ? null : made.modelHash())
                        .vae(vae(settings))
                        .rng(
                                switch (settings.random()) {
                                    case CPU -> PictureSettings.Rng.CPU;
                                    case GPU -> PictureSettings.Rng.NV;
                                })
                        .other("Version", made.software());
        if (settings.guidanceRescale() > 0) {
            text.other("CFG Rescale", Double.toString(settings.guidanceRescale()));
        }
        if (settings.prediction() != null) {
            text.other("Prediction type", settings.prediction().words());
        }
        if (settings.clipSkip() > 1) {
            text.clipSkip(settings.clipSkip());
        }
        addHashes(
                text,
                "Lora hashes",
                made.loras().stream().flatMap(lora -> hash(lora.name(), lora.hash())));
        addHashes(
                text,
                "TI hashes",
                made.embeddings().stream().flatMap(word -> hash(word.name(), word.hash())));
        switch (result.request()) {
            case GenerationRequest.TextToImage _ -> {}
            case GenerationRequest.ImageToImage image -> text.denoisingStrength(image.strength());
            case GenerationRequest.Inpaint inpaint ->
                    region(text.denoisingStrength(inpaint.strength()), inpaint.options());
            case GenerationRequest.Outpaint outpaint ->
                    region(text.denoisingStrength(outpaint.strength()), outpaint.options());
        }
        return text.build();
    }

    /// For the LoRAs that are not in the prompt: AUTOMATIC1111 has them nowhere else.
    private static List<String> tags(GenerationSettings settings) {
        return settings.loras().stream()
                .flatMap(
                        use ->
                                LoraTag.of(
                                        LoraNames.of(Path.of(use.file())),
                                        use.textEncoderWeight(),
                                        use.unetWeight())
                                        .stream())
                .toList();
    }

    private static void addHashes(PictureSettings.Builder text, String key, Stream<String> hashes) {
        String all = hashes.collect(Collectors.joining(", "));
        if (!all.isEmpty()) {
            text.other(key, all);
        }
    }

    /// Whatever would end a name is left out of it, as AUTOMATIC1111 does.
    private static Stream<String> hash(String name, String hash) {
        return hash.isEmpty()
                ? Stream.empty()
                : Stream.of(name.replaceAll("[:,]", "") + ": " + hash);
    }

    /// AUTOMATIC1111 has no word for a length that the program chose, nor for [Infill#ORIGINAL],
    /// its default.
    private static void region(PictureSettings.Builder text, InpaintOptions options) {
        if (options.blend() != null) {
            text.other("Mask blur", options.blend().toString());
        }
        String content = maskedContent(options.infill());
        if (content != null) {
            text.other("Masked content", content);
        }
        text.other("Inpaint area", "Only masked");
        if (options.padding() != null) {
            text.other("Masked area padding", options.padding().toString());
        }
    }

    /// The nearest that AUTOMATIC1111 has.
    private static @Nullable String maskedContent(Infill infill) {
        return switch (infill) {
            case ORIGINAL -> null;
            case BLUR, BORDER, PATCH -> "fill";
            case NOISE -> "latent noise";
            case NEUTRAL -> "latent nothing";
        };
    }

    /// The file's name with its extension, by which AUTOMATIC1111 finds a VAE.
    private static @Nullable String vae(GenerationSettings settings) {
        String file = settings.vae();
        return file == null || file.isBlank()
                ? null
                : String.valueOf(Path.of(file).toAbsolutePath().getFileName());
    }
}
