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
            ModelsCommand.class,
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
                .setExecutionExceptionHandler(ScumbleCommand::report)
                .setParameterExceptionHandler(ScumbleCommand::misused)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100);
    }

    private static int report(
            Exception failure, CommandLine command, CommandLine.ParseResult ignored) {
        int code =
                switch (failure) {
                    case EngineException known -> ExitCode.of(known.reason());
                    case StoreException unwritable -> ExitCode.of(Reason.CANNOT_WRITE);
                    case InvalidPathException nowhere -> ExitCode.USAGE;
                    default -> ExitCode.INTERNAL;
                };
        if (code == ExitCode.INTERNAL) {
            print(command, "Scumble failed. Please report it with all of this:");
            failure.printStackTrace(command.getErr());
        } else {
            print(command, String.valueOf(failure.getMessage()));
        }
        return code;
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
        command.getErr().println(command.getColorScheme().errorText(message));
        command.getErr().flush();
    }

    static final class Versions implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Scumble " + Version.current()};
        }
    }
}
