package org.scumble.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.LoraTools;
import org.scumble.engine.LoraUse;
import org.scumble.engine.adapter.Precision;
import org.scumble.engine.adapter.RankChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `scumble lora merge`: LoRAs into a checkpoint, or into one LoRA.
@Command(
        name = "merge",
        description = "Works LoRAs into a checkpoint, or several into one.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example: scumble lora merge --model base.safetensors style:0.8 face:0.6:0 -o"
                    + " mine.safetensors"
        })
final class LoraMergeCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "LORA[:WEIGHT[:TEXT_WEIGHT]]",
            arity = "1..*",
            description =
                    "A file or a name from 'lora list', and how strongly: in the U-Net, then in the"
                            + " text encoder. Default: 1.")
    private List<String> loras;

    @Option(
            names = {"-m", "--model"},
            paramLabel = "MODEL",
            description =
                    "The checkpoint to work them into; the result is one of the same layout."
                            + " Default: none, the result is a LoRA.")
    private @Nullable String model;

    @Mixin private final RankMixin ranks = new RankMixin();

    @Option(
            names = "--dtype",
            paramLabel = "TYPE",
            defaultValue = "keep",
            description = "The number format: fp16, bf16, fp32 or keep. Default: keep.")
    private Precision precision = Precision.KEEP;

    @Mixin private final WeightsMixin weights = new WeightsMixin();

    @Override
    public Integer call() {
        Optional<RankChoice> choice = ranks.choice(Integer.MAX_VALUE);
        List<LoraUse> uses = loras.stream().map(LoraArgument::parse).toList();
        if (model == null) {
            return weights.writeFile(
                    (target, progress, cancellation) ->
                            LoraTools.mergeIntoOne(
                                    uses,
                                    choice.orElse(null),
                                    precision,
                                    target,
                                    progress,
                                    cancellation));
        }
        if (choice.isPresent()) {
            throw new EngineException(
                    Reason.BAD_REQUEST,
                    "A checkpoint has no rank: leave out --rank and --energy, or leave out --model"
                            + " to get a LoRA.");
        }
        Path base = EngineMixin.resolveModel(model);
        WeightsMixin.Work merge =
                (target, progress, cancellation) ->
                        LoraTools.mergeIntoModel(
                                base, uses, precision, target, progress, cancellation);
        return Files.isDirectory(base) ? weights.writeFolder(merge) : weights.writeFile(merge);
    }
}
