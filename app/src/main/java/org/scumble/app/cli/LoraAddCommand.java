package org.scumble.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.scumble.app.lora.LoraShelf;
import org.scumble.app.settings.AppFolders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `scumble lora add`: files into Scumble's own folder.
@Command(
        name = "add",
        description =
                "Copies LoRAs, and the pictures and texts beside them, into Scumble's folder.",
        mixinStandardHelpOptions = true)
final class LoraAddCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "A .safetensors file.")
    private List<Path> files;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        LoraShelf shelf = new LoraShelf(AppFolders.standard().create().loras());
        for (Path file : files) {
            LoraShelf.Added added = shelf.add(file);
            out.println(added.isNew() ? added.file() : added.file() + " is there already");
            out.flush();
        }
        return ExitCode.OK;
    }
}
