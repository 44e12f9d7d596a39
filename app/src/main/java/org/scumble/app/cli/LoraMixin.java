package org.scumble.app.cli;

import java.util.List;
import org.scumble.engine.LoraUse;
import picocli.CommandLine.Option;

/// The LoRAs of a command that paints, beside those that the prompt names.
final class LoraMixin {
    @Option(
            names = "--lora",
            paramLabel = "LORA[:WEIGHT[:TEXT_WEIGHT]]",
            description =
                    "A LoRA to apply, a file or a name from 'lora list', and how strongly: in the"
                            + " U-Net, then in the text encoder. Default: 1. May be repeated.")
    private List<String> loras = List.of();

    List<LoraUse> uses() {
        return loras.stream().map(LoraArgument::parse).toList();
    }
}
