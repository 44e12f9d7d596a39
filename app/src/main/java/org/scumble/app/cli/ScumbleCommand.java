package org.scumble.app.cli;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import org.scumble.app.Version;
import org.scumble.app.store.StoreException;
import org.scumble.engine.EngineException;
import org.scumble.engine.EngineException.Reason;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line's entry: `scumble SUBCOMMAND`.
@Command(
        name = "scumble",
        description = "Paints pictures from words, on this computer alone.",
        mixinStandardHelpOptions = true,
        versionProvider = ScumbleCommand.Versions.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            GenerateCommand.class,
            ImageToImageCommand.class,
            InpaintCommand.class,
            OutpaintCommand.class,
            ModelsCommand.class,
            LoraCommand.class,
            DoctorCommand.class,
            BenchCommand.class
        },
        footer = {
            "",
            "Without a command, the studio window opens.",
            "",
            "Exit codes: 0 done, 1 internal failure, 2 wrong use, 3 not found, 4 damaged file,",
            "5 unsupported model, 6 cannot write, 7 out of memory, 130 cancelled."
        })
public final class ScumbleCommand {
    /// Runs the command line and returns the process's exit code.
    public static int run(String... args) {
        return commandLine().execute(args);
    }

    /// Says on the console why the program cannot go on, and returns its exit code.
    public static int refuse(String why) {
        PrintWriter err = commandLine().getErr();
        err.println(why);
        err.flush();
        return ExitCode.INTERNAL;
    }

    static CommandLine commandLine() {
        return new CommandLine(new ScumbleCommand())
                .setExecutionStrategy(ScumbleCommand::execute)
                .setExecutionExceptionHandler(ScumbleCommand::report)
                .setParameterExceptionHandler(ScumbleCommand::misused)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100);
    }

    /// Sends errors the way of exceptions; picocli would let them end the program unexplained.
    private static int execute(CommandLine.ParseResult parsed) {
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (Error e) {
            throw new CommandLine.ExecutionException(
                    parsed.commandSpec().commandLine(), e.toString(), e);
        }
    }

    private static int report(
            Exception failure, CommandLine command, CommandLine.ParseResult ignored) {
        Throwable cause =
                failure instanceof CommandLine.ExecutionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        int code =
                switch (cause) {
                    case EngineException known -> ExitCode.of(known.reason());
                    case StoreException unwritable -> ExitCode.of(Reason.CANNOT_WRITE);
                    case InvalidPathException nowhere -> ExitCode.USAGE;
                    case OutOfMemoryError full -> ExitCode.of(Reason.OUT_OF_MEMORY);
                    default -> ExitCode.INTERNAL;
                };
        print(command, explain(cause, code));
        if (code == ExitCode.INTERNAL) {
            FailureLog.add(cause)
                    .ifPresent(file -> print(command, "The details are in " + file + "."));
        }
        return code;
    }

    private static String explain(Throwable cause, int code) {
        if (cause instanceof OutOfMemoryError) {
            return "There is not enough memory for this. Choose a smaller size, or close other"
                    + " programs and try again.";
        }
        return code == ExitCode.INTERNAL && !(cause instanceof EngineException)
                ? "Something unexpected went wrong (%s). Please report it.".formatted(cause)
                : String.valueOf(cause.getMessage());
    }

    /// Says in a line or two what is wrong with the arguments, instead of all that would be right.
    private static int misused(CommandLine.ParameterException failure, String[] ignored) {
        CommandLine command = failure.getCommandLine();
        print(command, String.valueOf(failure.getMessage()));
        CommandLine.UnmatchedArgumentException.printSuggestions(failure, command.getErr());
        command.getErr()
                .println(
                        "'%s --help' explains the options."
                                .formatted(command.getCommandSpec().qualifiedName()));
        command.getErr().flush();
        return ExitCode.USAGE;
    }

    private static void print(CommandLine command, String message) {
        command.getErr()
                .println(
                        Terminals.showErrors()
                                ? command.getColorScheme().errorText(message)
                                : message);
        command.getErr().flush();
    }

    static final class Versions implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Scumble " + Version.current()};
        }
    }
}
