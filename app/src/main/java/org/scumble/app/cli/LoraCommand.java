package org.scumble.app.cli;

import picocli.CommandLine.Command;

/// `scumble lora`: the files that change a model, and the making of them.
@Command(
        name = "lora",
        description = "Lists, explains, adds, makes and merges LoRAs.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            LoraListCommand.class,
            LoraInfoCommand.class,
            LoraAddCommand.class,
            LoraExtractCommand.class,
            LoraMergeCommand.class,
            LoraResizeCommand.class
        })
final class LoraCommand {}
