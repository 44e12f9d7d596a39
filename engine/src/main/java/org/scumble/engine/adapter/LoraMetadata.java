package org.scumble.engine.adapter;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.scumble.engine.weights.Checkpoint;
import org.scumble.engine.weights.Family;
import org.scumble.engine.weights.SchedulerConfig.Prediction;

/// What the header of a LoRA that is made here says, in kohya's words and ModelSpec's.
final class LoraMetadata {
    private static final String OUTPUT_NAME = "ss_output_name";
    private static final String BASE_VERSION = "ss_base_model_version";
    private static final String BASE_NAME = "ss_sd_model_name";
    private static final String IS_V2 = "ss_v2";

    /// What stays true when LoRAs are merged.
    private static final List<String> LASTING =
            List.of(
                    BASE_VERSION,
                    BASE_NAME,
                    IS_V2,
                    ModelSpec.VERSION,
                    ModelSpec.ARCHITECTURE,
                    ModelSpec.IMPLEMENTATION,
                    ModelSpec.RESOLUTION,
                    ModelSpec.PREDICTION);

    private LoraMetadata() {}

    /// Of the difference of two checkpoints.
    static Map<String, String> extracted(Checkpoint base, Checkpoint tuned, Path target) {
        String title = ModelSpec.name(target);
        Map<String, String> texts = new TreeMap<>(ModelSpec.lora(base, title));
        texts.put(OUTPUT_NAME, title);
        texts.put(BASE_NAME, ModelSpec.name(base.path()));
        texts.put("ss_training_comment", "extracted from " + ModelSpec.name(tuned.path()));
        texts.put(IS_V2, base.family() == Family.SD2 ? "True" : "False");
        boolean v = base.scheduler().prediction() == Prediction.V;
        switch (base.family()) {
            case SD1 -> texts.put(BASE_VERSION, v ? "sd_v1_v" : "sd_v1");
            case SD2 -> texts.put(BASE_VERSION, v ? "sd_v2_v" : "sd_v2");
            case SDXL -> texts.put(BASE_VERSION, "sdxl_base_v1-0");
            case CUSTOM -> {}
        }
        return texts;
    }

    /// Of several LoRAs together.
    static Map<String, String> merged(List<LoraFile> files, Path target) {
        Map<String, String> texts = new TreeMap<>();
        Set<String> triggers = new LinkedHashSet<>();
        for (LoraFile file : files) {
            Map<String, String> own = file.metadata();
            for (String key : LASTING) {
                String text = own.get(key);
                if (text != null) {
                    texts.putIfAbsent(key, text);
                }
            }
            triggers.addAll(file.info().triggerWords());
        }
        String title = ModelSpec.name(target);
        texts.put(OUTPUT_NAME, title);
        texts.put(ModelSpec.TITLE, title);
        if (!triggers.isEmpty()) {
            texts.put(ModelSpec.TRIGGER, String.join(", ", triggers));
        }
        return ModelSpec.merged(texts, files.stream().map(it -> it.info().name()).toList());
    }
}
