package org.scumble.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scumble.app.ui.Format;
import org.scumble.engine.Engine;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.adapter.AdapterInfo;
import org.scumble.engine.adapter.AdapterReport;
import org.scumble.engine.adapter.AdapterReport.Unmatched;
import org.scumble.engine.adapter.AdapterReport.Verdict;
import org.scumble.engine.weights.Family;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `scumble lora info`: all that a file says of itself, and how it goes with a model.
@Command(
        name = "info",
        description = "Says what a LoRA is, and whether it fits a model.",
        mixinStandardHelpOptions = true)
final class LoraInfoCommand implements Callable<Integer> {
    /// How many modules are named of those left out for one reason.
    private static final int NAMED = 5;

    private static final int TAGS = 20;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "LORA", description = "A file, or a name from 'lora list'.")
    private String lora;

    @Option(
            names = {"-m", "--model"},
            paramLabel = "MODEL",
            description = "A model to try it on: a file, a folder, or a name from 'models list'.")
    private @Nullable String model;

    @Override
    public Integer call() {
        Path file = EngineMixin.resolveLora(lora);
        AdapterReport report =
                model == null ? null : Engine.matchAdapter(file, EngineMixin.resolveModel(model));
        PrintWriter out = spec.commandLine().getOut();
        print(Engine.describeAdapter(file), out);
        if (report != null) {
            print(report, out);
        }
        out.flush();
        return report != null && report.verdict() == Verdict.DOES_NOT_FIT
                ? ExitCode.of(Reason.UNSUPPORTED)
                : ExitCode.OK;
    }

    private static void print(AdapterInfo info, PrintWriter out) {
        Family family = info.family();
        byte[] cover = info.thumbnail();
        out.println(info.title());
        line(out, "path", info.path().toString());
        line(out, "name", info.name());
        line(out, "kind", info.kind().words());
        line(out, "made for", family == null ? "unknown" : family.words());
        if (info.rank() > 0) {
            line(out, "rank", "%d, alpha %s".formatted(info.rank(), Format.weight(info.alpha())));
        }
        line(out, "changes", changes(info));
        line(out, "size", Format.bytes(info.bytes()));
        line(out, "triggers", String.join(", ", info.triggerWords()));
        line(
                out,
                "tags",
                info.tags().entrySet().stream()
                        .limit(TAGS)
                        .map(tag -> "%s (%d)".formatted(tag.getKey(), tag.getValue()))
                        .collect(Collectors.joining(", ")));
        line(out, "author", info.author());
        line(out, "about", info.description());
        line(out, "cover", cover == null ? "" : Format.bytes(cover.length) + ", inside the file");
        info.notes().forEach(note -> line(out, "note", note));
    }

    private static String changes(AdapterInfo info) {
        return info.vectors() > 0
                ? "adds a word of %d tokens".formatted(info.vectors())
                : "%d layers of the U-Net, %d of the text encoders"
                        .formatted(info.unetModules(), info.textModules());
    }

    private static void print(AdapterReport report, PrintWriter out) {
        line(out, "fit", report.summary());
        if (report.verdict() != Verdict.DOES_NOT_FIT) {
            line(
                    out,
                    "use",
                    report.merged()
                            ? "worked into the model's weights, which takes a while at each change"
                            : "put on and taken off at once");
        }
        Map<String, List<String>> left = new LinkedHashMap<>();
        for (Unmatched one : report.unmatched()) {
            left.computeIfAbsent(one.reason(), reason -> new ArrayList<>()).add(one.module());
        }
        left.forEach(
                (reason, modules) -> {
                    modules.stream()
                            .limit(NAMED)
                            .forEach(module -> line(out, "left out", module + ": " + reason));
                    if (modules.size() > NAMED) {
                        line(
                                out,
                                "left out",
                                "%d more: %s".formatted(modules.size() - NAMED, reason));
                    }
                });
    }

    /// Nothing for what is not said.
    private static void line(PrintWriter out, String what, String text) {
        if (!text.isEmpty()) {
            out.printf("%-10s%s%n", what, text.replace("\n", "\n          "));
        }
    }
}
