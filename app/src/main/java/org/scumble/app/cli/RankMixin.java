package org.scumble.app.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.adapter.RankChoice;
import picocli.CommandLine.Option;

/// How large a LoRA becomes.
final class RankMixin {
    @Option(
            names = "--rank",
            paramLabel = "N",
            description = "The rank of its layers; with --energy, the highest.")
    private @Nullable Integer rank;

    @Option(
            names = "--energy",
            paramLabel = "0..1",
            description =
                    "Give each layer the lowest rank that keeps this share of its change, such as"
                            + " 0.9.")
    private @Nullable Double energy;

    /// What was asked for, if anything was.
    ///
    /// @param most the highest rank where an energy alone is given
    Optional<RankChoice> choice(int most) {
        if (energy != null) {
            return Optional.of(new RankChoice(rank != null ? rank : most, energy));
        }
        return rank == null ? Optional.empty() : Optional.of(RankChoice.fixed(rank));
    }
}
