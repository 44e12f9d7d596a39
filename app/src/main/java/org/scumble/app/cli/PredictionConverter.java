package org.scumble.app.cli;

import java.util.Locale;
import org.scumble.engine.weights.SchedulerConfig.Prediction;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The field's names for the two predictions of Stable Diffusion.
final class PredictionConverter implements ITypeConverter<Prediction> {
    @Override
    public Prediction convert(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "epsilon", "eps" -> Prediction.EPSILON;
            case "v", "v_prediction" -> Prediction.V;
            default ->
                    throw new TypeConversionException(
                            "'%s' is no prediction: choose epsilon or v".formatted(name));
        };
    }
}
