package org.scumble.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A program in a process of its own, started to be killed at any moment. What it says before is
/// its promise; a dot tells that a line is whole.
public final class KilledProgram implements AutoCloseable {
    private final Process process;
    private final BufferedReader said;

    private KilledProgram(Process process) {
        this.process = process;
        said =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /// Starts a class's `main`.
    public static KilledProgram start(Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName()));
        command.addAll(List.of(arguments));
        return new KilledProgram(
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
    }

    /// In the program: says a line, for its killer to know.
    public static void say(String line) {
        System.out.println(line + ".");
    }

    /// The next line, without its dot; waits for it.
    ///
    /// @throws IOException if the program ended by itself before
    public String next() throws IOException {
        String line = said.readLine();
        if (line == null || !line.endsWith(".")) {
            throw new IOException("The program ended by itself, after: " + line);
        }
        return withoutDot(line);
    }

    /// Kills it.
    ///
    /// @return what it said last, whole lines alone
    public List<String> kill() throws InterruptedException {
        process.toHandle().destroyForcibly(); // unlike Process, leaves open what can still be read
        process.waitFor();
        return said.lines()
                .filter(line -> line.endsWith("."))
                .map(KilledProgram::withoutDot)
                .toList();
    }

    private static String withoutDot(String line) {
        return line.substring(0, line.length() - 1);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        said.close();
    }
}
