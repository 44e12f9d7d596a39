package org.scumble.engine.image;

/// A shift that grows with the value: `slope * clamp(value, least, most)`.
///
/// @param least the least value that was measured; below it, the shift goes on as it is there
/// @param most the greatest value that was measured
record Gain(float slope, float least, float most) {
    static final Gain NONE = new Gain(0, 0, 0);

    /// Where blocks side by side differ less than this, a gain does not show.
    private static final double LEAST_CONTRAST = 6;

    /// In standard errors.
    private static final double CLEARLY = 5;

    /// A gain must explain this share of the shift's own contrast (the squared correlation), or it
    /// is something else: blurred texture, say.
    private static final double LEAST_SHARE = 0.5;

    private static final double LEAST_SLOPE = 0.01;
    private static final double MOST_SLOPE = 0.2;

    /// From neighbouring blocks of different brightness, so that a shift that differs from place to
    /// place is not taken for a gain. Noise of either picture pretends a gain, in opposite
    /// directions; so both directions of fit must show it, and the smaller one counts.
    ///
    /// @param before block means of the original
    /// @param after block means of what was painted
    /// @param weights what each block counts; 0 for nothing
    static Gain measure(float[] before, float[] after, float[] weights, int columns, int rows) {
        float[] shift = new float[weights.length];
        for (int i = 0; i < shift.length; i++) {
            shift[i] = before[i] - after[i];
        }
        ShiftField field = ShiftField.smooth(shift, weights, columns, rows);
        float[] sound = field.weights();
        float[] shiftHere = contrast(shift, sound, columns, rows);
        double painted = slope(contrast(after, sound, columns, rows), shiftHere, sound);
        double original = slope(contrast(before, sound, columns, rows), shiftHere, sound);
        original /= 1 - original; // seen from the painted value
        double slope = Math.abs(painted) < Math.abs(original) ? painted : original;
        if (painted * original <= 0
                || Math.abs(slope) < LEAST_SLOPE
                || Math.abs(slope) > MOST_SLOPE) {
            return NONE;
        }
        float least = 255;
        float most = 0;
        for (int i = 0; i < sound.length; i++) {
            if (sound[i] > 0) {
                least = Math.min(least, after[i]);
                most = Math.max(most, after[i]);
            }
        }
        return new Gain((float) slope, least, most);
    }

    /// What it adds to a value.
    float of(float value) {
        return slope == 0 ? 0 : slope * Math.clamp(value, least, most);
    }

    /// By how much each block differs from its neighbourhood.
    private static float[] contrast(float[] values, float[] weights, int columns, int rows) {
        float[] sums = new float[values.length];
        float[] shares = weights.clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] = weights[i] * values[i];
        }
        PlaneBlur blur = new PlaneBlur(columns, rows, ShiftField.SIGMA);
        blur.apply(sums);
        blur.apply(shares);
        for (int i = 0; i < sums.length; i++) {
            sums[i] = weights[i] > 0 ? values[i] - sums[i] / shares[i] : 0;
        }
        return sums;
    }

    /// The least squares fit through the origin; 0 unless it stands out clearly from its error.
    private static double slope(float[] x, float[] y, float[] weights) {
        double count = 0;
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            count += weights[i];
            xx += weights[i] * x[i] * x[i];
            xy += weights[i] * x[i] * y[i];
            yy += weights[i] * y[i] * y[i];
        }
        if (count < 2 || xx < count * LEAST_CONTRAST * LEAST_CONTRAST) {
            return 0;
        }
        double slope = xy / xx;
        double error = Math.sqrt(Math.max(0, yy - slope * xy) / (count - 1) / xx);
        boolean clear = Math.abs(slope) > CLEARLY * error && slope * xy >= LEAST_SHARE * yy;
        return clear ? slope : 0;
    }
}
