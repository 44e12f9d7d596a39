package org.scumble.engine.weights;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.scumble.engine.EngineException;
import org.scumble.engine.weights.SchedulerConfig.BetaSchedule;
import org.scumble.engine.weights.SchedulerConfig.Prediction;

/// Reads diffusers' `scheduler_config.json`, with diffusers' defaults. Which scheduler it names
/// does not matter, only how the model was trained.
final class SchedulerConfigReader {
    private static final int MOST_TIMESTEPS = 100_000;

    private final Path path;
    private final JsonNode json;

    private SchedulerConfigReader(Path path) {
        this.path = path;
        this.json = JsonFile.read(path);
    }

    static SchedulerConfig read(Path path) {
        return new SchedulerConfigReader(path).read();
    }

    private SchedulerConfig read() {
        String type = json.path("_class_name").asText("");
        if (type.startsWith("EDM") || type.startsWith("FlowMatch")) {
            throw unsupported("_class_name");
        }
        if (json.hasNonNull("trained_betas")) {
            throw unsupported("trained_betas");
        }
        int timesteps = json.path("num_train_timesteps").asInt(1000);
        double start = json.path("beta_start").asDouble(0.0001);
        double end = json.path("beta_end").asDouble(0.02);
        if (timesteps < 2 || timesteps > MOST_TIMESTEPS || !(start > 0 && end > start && end < 1)) {
            throw Refusal.damaged(path, "its noise schedule is impossible");
        }
        return new SchedulerConfig(
                betaSchedule(),
                start,
                end,
                timesteps,
                prediction(),
                false,
                json.path("rescale_betas_zero_snr").asBoolean(false));
    }

    private BetaSchedule betaSchedule() {
        return switch (json.path("beta_schedule").asText("linear")) {
            case "linear" -> BetaSchedule.LINEAR;
            case "scaled_linear" -> BetaSchedule.SCALED_LINEAR;
            case "squaredcos_cap_v2" -> BetaSchedule.SQUARED_COSINE;
            default -> throw unsupported("beta_schedule");
        };
    }

    private Prediction prediction() {
        return switch (json.path("prediction_type").asText("epsilon")) {
            case "epsilon" -> Prediction.EPSILON;
            case "v_prediction" -> Prediction.V;
            case "sample" -> Prediction.SAMPLE;
            default -> throw unsupported("prediction_type");
        };
    }

    private EngineException unsupported(String key) {
        return Refusal.unsupported(
                path,
                "the schedule of a model that Scumble does not run (%s is %s)"
                        .formatted(key, Refusal.quote(json.path(key).toString())),
                "Choose a Stable Diffusion 1.x, 2.x or XL base model.");
    }
}
