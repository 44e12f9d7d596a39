package org.scumble.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.LoraTools;
import org.scumble.engine.adapter.Precision;
import org.scumble.engine.adapter.RankChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `scumble lora extract`: what fine-tuning changed, as a LoRA.
@Command(
        name = "extract",
        description = "Makes a LoRA of the difference between two checkpoints.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class LoraExtractCommand implements Callable<Integer> {
    private static final int USUAL_RANK = 32;
    private static final int HIGHEST_USUAL_RANK = 128;

    @Option(
            names = "--base",
            paramLabel = "MODEL",
            required = true,
            description = "The checkpoint that the other was trained from: a file or a name.")
    private String base = "";

    @Option(
            names = "--tuned",
            paramLabel = "MODEL",
            required = true,
            description = "The fine-tuned checkpoint.")
    private String tuned = "";

    @Mixin private final RankMixin ranks = new RankMixin();

    @Option(
            names = "--conv-rank",
            paramLabel = "N",
            description =
                    "Take convolutions along, at this rank (LoCon), and all other layers. Default:"
                            + " the attention blocks alone, as most LoRAs.")
    private @Nullable Integer convolutionRank;

    @Option(
            names = "--dtype",
            paramLabel = "TYPE",
            defaultValue = "fp16",
            description = "The number format: fp16, bf16 or fp32. Default: fp16.")
    private Precision precision = Precision.FP16;

    @Mixin private final WeightsMixin weights = new WeightsMixin();

    @Override
    public Integer call() {
        RankChoice linear =
                ranks.choice(HIGHEST_USUAL_RANK).orElseGet(() -> RankChoice.fixed(USUAL_RANK));
        RankChoice convolutions = convolutionRank == null ? null : linear.withMost(convolutionRank);
        Path before = EngineMixin.resolveModel(base);
        Path after = EngineMixin.resolveModel(tuned);
        return weights.writeFile(
                (target, progress, cancellation) ->
                        LoraTools.extract(
                                before,
                                after,
                                linear,
                                convolutions,
                                precision,
                                target,
                                progress,
                                cancellation));
    }
}
