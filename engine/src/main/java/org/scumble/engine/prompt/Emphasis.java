package org.scumble.engine.prompt;

/// How weights act on a text encoder's output, as AUTOMATIC1111 has it: every token's hidden state
/// is multiplied by its weight, then all are scaled so that their mean is what it was.
public final class Emphasis {
    private Emphasis() {}

    /// Applies a chunk's weights in place.
    ///
    /// @param hidden the chunk's hidden states, `[tokens, width]`
    /// @param weights one a token
    public static void apply(float[] hidden, float[] weights) {
        if (hidden.length % weights.length != 0) {
            throw new IllegalArgumentException(
                    hidden.length + " values cannot be those of " + weights.length + " tokens");
        }
        int width = hidden.length / weights.length;
        double before = sum(hidden);
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] *= weights[i / width];
        }
        double after = sum(hidden);
        if (after == 0) {
            return;
        }
        float restore = (float) (before / after);
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] *= restore;
        }
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }
}
