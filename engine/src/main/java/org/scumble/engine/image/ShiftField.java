package org.scumble.engine.image;

import java.util.Arrays;

/// A smooth surface through measures of blocks, of which some may be wrong: local means in which a
/// measure counts less the farther off it lies (Tukey's biweight). What the measures' own scatter
/// could have made is taken off.
final class ShiftField {
    /// How far a measure reaches, in blocks.
    static final double SIGMA = 3;

    private static final int ROUNDS = 4;

    /// Measures count up to this many standard deviations off.
    private static final double BIWEIGHT = 4.685;

    /// The standard deviation of sound measures is taken to be at least this.
    private static final double LEAST_SCATTER = 0.5;

    /// From median absolute to standard deviation, for a normal distribution.
    private static final double TO_SIGMA = 1.4826;

    /// The blocks of a ring whose mean a local mean amounts to.
    private static final double LOCAL_BLOCKS = 40;

    /// Deviations within this many standard errors are taken for chance.
    private static final double CHANCE = 2;

    private static final float LEAST_WEIGHT = 0.02f;

    private final float[] measures;
    private final float[] prior;
    private final int columns;
    private final int rows;

    private final float[] weights;
    private final float[] local;
    private double spread;

    private ShiftField(float[] measures, float[] prior, int columns, int rows) {
        this.measures = measures;
        this.prior = prior;
        this.columns = columns;
        this.rows = rows;
        weights = prior.clone();
        local = new float[measures.length];
    }

    /// @param measures `rows * columns` values
    /// @param prior what each counts from the start; 0 for none
    static ShiftField smooth(float[] measures, float[] prior, int columns, int rows) {
        ShiftField field = new ShiftField(measures, prior, columns, rows);
        Arrays.fill(field.local, (float) field.median(measures));
        field.weigh();
        for (int round = 0; round < ROUNDS; round++) {
            field.average();
            field.weigh();
        }
        return field;
    }

    /// The standard deviation of sound measures from the surface.
    double spread() {
        return spread;
    }

    /// What each measure counted in the end.
    float[] weights() {
        return weights;
    }

    /// The surface at every block, stretched like a skin where nothing was measured.
    float[] everywhere() {
        float total = 0;
        float sum = 0;
        int count = 0;
        for (int i = 0; i < weights.length; i++) {
            total += weights[i];
            sum += weights[i] * measures[i];
            count += prior[i] > 0 ? 1 : 0;
        }
        float[] surface = new float[measures.length];
        if (total <= 0) {
            return surface;
        }
        double mean = sum / total;
        double error = spread / Math.sqrt(count);
        double localError = spread / Math.sqrt(Math.min(count, LOCAL_BLOCKS));
        boolean[] open = new boolean[measures.length];
        float common = (float) beyondChance(mean, error);
        for (int i = 0; i < surface.length; i++) {
            open[i] = weights[i] < LEAST_WEIGHT;
            surface[i] = common + (float) beyondChance(local[i] - mean, localError);
        }
        new Membrane(open, columns, rows).fill(surface);
        return surface;
    }

    private static double beyondChance(double value, double error) {
        double chance = CHANCE * error;
        return Math.abs(value) <= chance ? 0 : value * (1 - chance * chance / (value * value));
    }

    /// Weighted local means of the measures.
    private void average() {
        float[] sums = new float[measures.length];
        float[] shares = weights.clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] = weights[i] * measures[i];
        }
        PlaneBlur blur = new PlaneBlur(columns, rows, SIGMA);
        blur.apply(sums);
        blur.apply(shares);
        for (int i = 0; i < local.length; i++) {
            if (shares[i] > 1e-6f) {
                local[i] = sums[i] / shares[i];
            }
        }
    }

    private void weigh() {
        float[] off = new float[measures.length];
        for (int i = 0; i < off.length; i++) {
            off[i] = Math.abs(measures[i] - local[i]);
        }
        spread = TO_SIGMA * median(off);
        double most = BIWEIGHT * Math.max(LEAST_SCATTER, spread);
        for (int i = 0; i < off.length; i++) {
            double share = off[i] / most;
            weights[i] = share >= 1 ? 0 : (float) (prior[i] * Math.pow(1 - share * share, 2));
        }
    }

    /// Of the values at blocks that were measured.
    private double median(float[] values) {
        float[] measured = new float[values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (prior[i] > 0) {
                measured[count++] = values[i];
            }
        }
        Arrays.sort(measured, 0, count);
        return (measured[(count - 1) / 2] + measured[count / 2]) / 2;
    }
}
