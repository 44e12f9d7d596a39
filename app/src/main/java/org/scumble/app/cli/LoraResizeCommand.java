package org.scumble.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.LoraTools;
import org.scumble.engine.adapter.Precision;
import org.scumble.engine.adapter.RankChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `scumble lora resize`: a LoRA of lower rank.
@Command(
        name = "resize",
        description = "Makes a LoRA smaller by giving it lower ranks.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class LoraResizeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "LORA", description = "A file, or a name from 'lora list'.")
    private String lora;

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
        RankChoice choice =
                ranks.choice(Integer.MAX_VALUE)
                        .orElseThrow(
                                () ->
                                        new EngineException(
                                                Reason.BAD_REQUEST,
                                                "Say how small it is to be: --rank 8, or --energy"
                                                        + " 0.9."));
        Path file = EngineMixin.resolveLora(lora);
        return weights.writeFile(
                (target, progress, cancellation) ->
                        LoraTools.resize(file, choice, precision, target, progress, cancellation));
    }
}
