package org.scumble.engine.stage;

import org.scumble.engine.sampling.NoiseSchedule;
import org.scumble.engine.sampling.Prediction;
import org.scumble.engine.weights.SchedulerConfig;

/// How a model was trained: on which noise levels, to predict what.
public record NoiseTraining(NoiseSchedule schedule, Prediction prediction) {

    static NoiseTraining of(SchedulerConfig config) {
        NoiseSchedule schedule =
                switch (config.betaSchedule()) {
                    case LINEAR ->
                            NoiseSchedule.linear(
                                    config.trainTimesteps(), config.betaStart(), config.betaEnd());
                    case SCALED_LINEAR ->
                            NoiseSchedule.scaledLinear(
                                    config.trainTimesteps(), config.betaStart(), config.betaEnd());
                    case SQUARED_COSINE -> NoiseSchedule.squaredCosine(config.trainTimesteps());
                };
        Prediction prediction =
                switch (config.prediction()) {
                    case EPSILON -> Prediction.EPSILON;
                    case V -> Prediction.V;
                    case SAMPLE -> Prediction.SAMPLE;
                };
        return new NoiseTraining(
                config.zeroTerminalSnr() ? schedule.rescaleZeroTerminalSnr() : schedule,
                prediction);
    }
}
