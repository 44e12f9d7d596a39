package org.scumble.engine.weights;

import java.util.ArrayList;
import java.util.List;

/// One model of a checkpoint.
///
/// @param name for messages: "U-Net"
/// @param config its shape
/// @param weights where its parameters stand
public record Component<C>(String name, C config, Weights weights) {
    private static final int NAMED = 3;

    /// What is missing for this model to run, in words; empty if nothing is.
    public List<String> missing() {
        if (weights.isAbsent()) {
            return List.of("the " + name);
        }
        List<String> problems = new ArrayList<>();
        if (!weights.missing().isEmpty()) {
            problems.add(
                    "%s of the %s: %s"
                            .formatted(
                                    tensors(weights.missing().size()),
                                    name,
                                    some(weights.missing().stream().map(Refusal::quote).toList())));
        }
        if (!weights.misshapen().isEmpty()) {
            problems.add(
                    "%s of the right shape for the %s: %s"
                            .formatted(
                                    tensors(weights.misshapen().size()),
                                    name,
                                    some(
                                            weights.misshapen().stream()
                                                    .map(Weights.Misshapen::toString)
                                                    .toList())));
        }
        return problems;
    }

    /// What is there without need, in words; empty if nothing is.
    public List<String> superfluous() {
        List<String> unexpected = weights.unexpected();
        return unexpected.isEmpty()
                ? List.of()
                : List.of(
                        "%s of the %s %s not used: %s"
                                .formatted(
                                        tensors(unexpected.size()),
                                        name,
                                        unexpected.size() == 1 ? "is" : "are",
                                        some(unexpected.stream().map(Refusal::quote).toList())));
    }

    private static String tensors(int count) {
        return count == 1 ? "1 tensor" : "%,d tensors".formatted(count);
    }

    private static String some(List<String> all) {
        String first = String.join(", ", all.subList(0, Math.min(NAMED, all.size())));
        return all.size() > NAMED ? first + ", …" : first;
    }
}
