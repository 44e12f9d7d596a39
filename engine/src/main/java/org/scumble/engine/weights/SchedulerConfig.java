package org.scumble.engine.weights;

/// The noise a model was trained with, and what it predicts.
///
/// @param betaSchedule how the noise's variances rise over the timesteps
/// @param betaStart the first
/// @param betaEnd the last
/// @param trainTimesteps how many
/// @param prediction what the model predicts
/// @param predictionGuessed whether that is a guess, for want of any statement in the files
/// @param zeroTerminalSnr whether the schedule was rescaled to end in pure noise
public record SchedulerConfig(
        BetaSchedule betaSchedule,
        double betaStart,
        double betaEnd,
        int trainTimesteps,
        Prediction prediction,
        boolean predictionGuessed,
        boolean zeroTerminalSnr) {

    /// How variances rise from timestep to timestep.
    public enum BetaSchedule {
        LINEAR,
        /// Their square roots rise linearly.
        SCALED_LINEAR,
        /// Capped cosine, `squaredcos_cap_v2`.
        SQUARED_COSINE
    }

    /// What a model predicts from noisy latents.
    public enum Prediction {
        EPSILON("epsilon"),
        V("v-prediction"),
        SAMPLE("sample prediction");

        private final String words;

        Prediction(String words) {
            this.words = words;
        }

        /// The prediction type in words, for people.
        public String words() {
            return words;
        }
    }

    /// What Stable Diffusion 1.x and XL were trained with.
    public static final SchedulerConfig STABLE_DIFFUSION =
            new SchedulerConfig(
                    BetaSchedule.SCALED_LINEAR,
                    0.00085,
                    0.012,
                    1000,
                    Prediction.EPSILON,
                    false,
                    false);

    /// This schedule for a model known to predict `type`.
    public SchedulerConfig withPrediction(Prediction type) {
        return new SchedulerConfig(
                betaSchedule, betaStart, betaEnd, trainTimesteps, type, false, zeroTerminalSnr);
    }

    /// This schedule for a model that seems to predict `type`.
    SchedulerConfig withGuess(Prediction type) {
        return new SchedulerConfig(
                betaSchedule, betaStart, betaEnd, trainTimesteps, type, true, zeroTerminalSnr);
    }

    SchedulerConfig withZeroTerminalSnr(boolean zero) {
        return new SchedulerConfig(
                betaSchedule,
                betaStart,
                betaEnd,
                trainTimesteps,
                prediction,
                predictionGuessed,
                zero);
    }
}
