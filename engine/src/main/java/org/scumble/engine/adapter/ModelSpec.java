package org.scumble.engine.adapter;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.scumble.engine.weights.Checkpoint;
import org.scumble.engine.weights.SchedulerConfig.Prediction;
import org.scumble.engine.weights.Variant;

/// What files of weights say of themselves by Stability AI's ModelSpec, version 1.0.1.
final class ModelSpec {
    static final String TITLE = "modelspec.title";
    static final String TRIGGER = "modelspec.trigger_phrase";
    static final String HASH = "modelspec.hash_sha256";
    static final String VERSION = "modelspec.sai_model_spec";
    static final String ARCHITECTURE = "modelspec.architecture";
    static final String IMPLEMENTATION = "modelspec.implementation";
    static final String RESOLUTION = "modelspec.resolution";
    private static final String DATE = "modelspec.date";
    static final String PREDICTION = "modelspec.prediction_type";
    private static final String MERGED_FROM = "modelspec.merged_from";
    private static final String SGM = "https://github.com/Stability-AI/generative-models";

    private ModelSpec() {}

    /// Of a new LoRA for a model; nothing for models that the standard has no name for.
    static Map<String, String> lora(Checkpoint base, String title) {
        Map<String, String> texts = new TreeMap<>();
        architecture(base)
                .ifPresent(
                        architecture -> {
                            boolean sgm = architecture.startsWith("stable-diffusion-xl");
                            int side = base.resolution();
                            texts.put(VERSION, "1.0.1");
                            texts.put(ARCHITECTURE, architecture + "/lora");
                            texts.put(IMPLEMENTATION, sgm ? SGM : "diffusers");
                            texts.put(TITLE, title);
                            texts.put(RESOLUTION, side + "x" + side);
                            texts.put(PREDICTION, prediction(base));
                            texts.put(DATE, now());
                        });
        return texts;
    }

    /// Of what was made from files of that metadata: the hash is no longer true.
    ///
    /// @param sources names of the files it was merged from
    static Map<String, String> merged(Map<String, String> metadata, List<String> sources) {
        Map<String, String> texts = new TreeMap<>(metadata);
        texts.remove(HASH);
        texts.put(DATE, now());
        texts.put(MERGED_FROM, String.join(", ", sources));
        return texts;
    }

    /// What a file or folder is called: its name without the ending.
    static String name(Path path) {
        return String.valueOf(path.toAbsolutePath().normalize().getFileName())
                .replaceFirst("(?i)\\.safetensors$", "");
    }

    private static Optional<String> architecture(Checkpoint base) {
        String suffix = base.variant() == Variant.INPAINTING ? "-inpainting" : "";
        return switch (base.family()) {
            case SD1 -> Optional.of("stable-diffusion-v1" + suffix);
            case SD2 ->
                    Optional.of(
                            base.scheduler().prediction() == Prediction.V
                                    ? "stable-diffusion-v2-768-v"
                                    : "stable-diffusion-v2-512" + suffix);
            case SDXL -> Optional.of("stable-diffusion-xl-v1-base" + suffix);
            case CUSTOM -> Optional.empty();
        };
    }

    private static String prediction(Checkpoint base) {
        return base.scheduler().prediction() == Prediction.V ? "v" : "epsilon";
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
