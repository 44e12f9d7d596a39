package org.scumble.engine.sampling;

/// Classifier-free guidance, as pure functions on the model's own output: noise or velocity, as it
/// was trained to predict.
public final class Guidance {
    private Guidance() {}

    /// Away from the unconditional answer, towards the conditional one: Ho and Salimans 2022.
    ///
    /// @param scale 1 is the conditional answer itself; 7 or so is usual
    public static float[] combine(float[] unconditional, float[] conditional, double scale) {
        return Latents.combine(1 - scale, unconditional, scale, conditional);
    }

    /// Brings the spread of guided output back to that of the conditional one, so that high scales
    /// do not overexpose: Lin et al. 2023, section 3.4. On denoised latents it would be another
    /// correction, as their spread is another.
    ///
    /// @param phi how much of the correction to take, 0 to 1; the paper suggests 0.7
    public static float[] rescale(float[] guided, float[] conditional, double phi) {
        double ratio = deviation(conditional) / deviation(guided);
        return Latents.scale(phi * ratio + 1 - phi, guided);
    }

    private static double deviation(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (float value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / values.length);
    }
}
