package org.scumble.engine.prompt;

import java.util.List;
import java.util.stream.Collectors;

/// A text that changes from step to step: plain stretches and edits in a row. Weights and escapes
/// are still in it, as written.
record EditedText(List<Part> parts) {
    sealed interface Part {}

    record Plain(String text) implements Part {}

    /// `[from:to:when]`
    record Switch(EditedText from, EditedText to, When when) implements Part {}

    /// `[a|b|c]`
    record Cycle(List<EditedText> options) implements Part {}

    /// When a switch happens.
    ///
    /// @param value a step, or a share of all steps
    record When(double value, boolean share) {
        /// The last step, counted from 1, before the switch.
        int lastStep(int steps) {
            return (int) Math.min(steps, share ? value * steps : value);
        }
    }

    static EditedText parse(String text) {
        return new EditParser(text).parse();
    }

    /// The text of one step, counted from 1.
    String at(int step, int steps) {
        return parts.stream().map(part -> at(part, step, steps)).collect(Collectors.joining());
    }

    private static String at(Part part, int step, int steps) {
        return switch (part) {
            case Plain(String text) -> text;
            case Switch(EditedText from, EditedText to, When when) ->
                    (step <= when.lastStep(steps) ? from : to).at(step, steps);
            case Cycle(List<EditedText> options) ->
                    options.get((step - 1) % options.size()).at(step, steps);
        };
    }
}
