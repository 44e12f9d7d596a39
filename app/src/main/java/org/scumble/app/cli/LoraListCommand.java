package org.scumble.app.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scumble.app.lora.LoraFolders;
import org.scumble.app.ui.Format;
import org.scumble.engine.Engine;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.adapter.AdapterInfo;
import org.scumble.engine.weights.Family;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `scumble lora list`: what the folders hold, in a table.
@Command(
        name = "list",
        description = "Lists the LoRAs and textual inversions in Scumble's folders.",
        mixinStandardHelpOptions = true)
final class LoraListCommand implements Callable<Integer> {
    private static final String ROW = "%-28s %-18s %-24s %5s %9s  %s%n";

    @Spec private CommandSpec spec;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Look in this folder instead, be it another program's; may be repeated.")
    private List<Path> folders = List.of();

    @Option(
            names = "--search",
            paramLabel = "TEXT",
            description = "Only those with this in their name, title, trigger words or tags.")
    private String search = "";

    @Option(
            names = {"-m", "--model"},
            paramLabel = "MODEL",
            description =
                    "Leave out those that were made for models of another family than this one's.")
    private @Nullable String model;

    @Override
    public Integer call() {
        String family =
                model == null ? null : Engine.describe(EngineMixin.resolveModel(model)).family();
        PrintWriter out = spec.commandLine().getOut();
        out.printf(ROW, "NAME", "KIND", "FAMILY", "RANK", "SIZE", "TRIGGER WORDS");
        for (Path file : files()) {
            row(file, family, out);
        }
        out.flush();
        return ExitCode.OK;
    }

    private List<Path> files() {
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new EngineException(
                        Reason.NOT_FOUND,
                        "There is no folder %s. Check the path.".formatted(folder));
            }
        }
        return folders.isEmpty()
                ? Catalogue.loras().files()
                : new LoraFolders(() -> folders).files();
    }

    /// @param family of the model that matters, in words; null if none does
    private void row(Path file, @Nullable String family, PrintWriter out) {
        String name = LoraFolders.nameOf(file);
        AdapterInfo info;
        try {
            info = Engine.describeAdapter(file);
        } catch (EngineException e) {
            if (contains(name)) {
                out.printf("%-28s %s%n", name, e.getMessage());
            }
            return;
        }
        Family made = info.family();
        boolean suits = family == null || made == null || made.words().equals(family);
        if (suits && isFound(info)) {
            out.printf(
                    ROW,
                    name,
                    info.kind().words(),
                    made == null ? "unknown" : made.words(),
                    info.rank() == 0 ? "" : info.rank(),
                    Format.bytes(info.bytes()),
                    String.join(", ", info.triggerWords()));
        }
    }

    private boolean isFound(AdapterInfo info) {
        return Stream.of(
                        Stream.of(info.name(), info.title()),
                        info.triggerWords().stream(),
                        info.tags().keySet().stream())
                .flatMap(texts -> texts)
                .anyMatch(this::contains);
    }

    private boolean contains(String text) {
        return text.toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT));
    }
}
