package org.scumble.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.scumble.app.models.Model;
import org.scumble.engine.Engine;
import org.scumble.engine.EngineException.Reason;
import org.scumble.engine.ModelDefaults;
import org.scumble.engine.ModelInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `scumble models`: the catalogue the studio shows, and what a file is.
@Command(
        name = "models",
        description = "Lists, adds and explains models.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ModelsCommand {
    @Spec private CommandSpec spec;

    @Command(
            name = "list",
            description = "Lists the models Scumble knows.",
            mixinStandardHelpOptions = true)
    int list() {
        List<Model> models =
                Catalogue.use(
                        catalogue -> catalogue.entries().stream().map(catalogue::read).toList());
        models.forEach(this::print);
        return ExitCode.OK;
    }

    @Command(
            name = "add",
            description = "Adds model files where they lie, or every model in a folder.",
            mixinStandardHelpOptions = true)
    int add(
            @Parameters(
                            paramLabel = "FILE",
                            arity = "1..*",
                            description =
                                    "A .safetensors file, a diffusers folder, or a folder of"
                                            + " models.")
                    List<Path> files) {
        for (Path file : files) {
            Catalogue.use(catalogue -> catalogue.add(file)).forEach(this::print);
        }
        return ExitCode.OK;
    }

    @Command(
            name = "info",
            description = "Says what a model file or folder is.",
            mixinStandardHelpOptions = true)
    int info(
            @Parameters(
                            paramLabel = "MODEL",
                            description = "A file, a folder, or a name from 'models list'.")
                    String model) {
        PrintWriter out = spec.commandLine().getOut();
        ModelInfo info = Engine.describe(EngineMixin.resolveModel(model));
        ModelDefaults defaults = info.defaults();
        out.println(info.description());
        out.println("path      " + info.path());
        out.printf(
                "settings  %dx%d, %d steps, %s, guidance %s%n",
                defaults.width(),
                defaults.height(),
                defaults.steps(),
                defaults.sampler(),
                defaults.guidanceScale());
        if (!info.note().isEmpty()) {
            out.println("note      " + info.note());
        }
        out.flush();
        return info.runnable() ? ExitCode.OK : ExitCode.of(Reason.UNSUPPORTED);
    }

    private void print(Model model) {
        ModelInfo info = model.info();
        String name = model.starter() ? "starter" : model.name(); // as --model takes it
        String what = info == null ? model.note() : info.description();
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%-28s %s%n", name, what);
        out.flush();
    }
}
