package org.scumble.engine.sampling;

/// Classifier-free guidance, as pure functions on the model's output (or on denoised latents: the
/// result is the same).
public final class Guidance {
    private Guidance() {}

    /// Away from the unconditional answer, towards the conditional one: Ho and Salimans 2022.
    ///
    /// @param scale 1 is the conditional answer itself; 7 or so is usual
    public static float[] combine(float[] unconditional, float[] conditional, double scale) {
        return Latents.combine(1 - scale, unconditional, scale, conditional);
    }

    /// Brings the spread of guided output back to that of the conditional one, so that high scales
    /// do not overexpose: Lin et al. 2023, section 3.4.
    ///
    /// @param phi how much of the correction to take, 0 to 1; the paper suggests 0.7
    /// @param images how many pictures the arrays hold, one after another
    public static float[] rescale(float[] guided, float[] conditional, double phi, int images) {
        float[] rescaled = new float[guided.length];
        int size = guided.length / images;
        for (int start = 0; start < guided.length; start += size) {
            double ratio = deviation(conditional, start, size) / deviation(guided, start, size);
            double factor = phi * ratio + 1 - phi;
            for (int i = start; i < start + size; i++) {
                rescaled[i] = (float) (factor * guided[i]);
            }
        }
        return rescaled;
    }

    private static double deviation(float[] values, int start, int size) {
        double sum = 0;
        for (int i = start; i < start + size; i++) {
            sum += values[i];
        }
        double mean = sum / size;
        double squares = 0;
        for (int i = start; i < start + size; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        return Math.sqrt(squares / size);
    }
}
