package org.scumble.engine.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What a compiled model depends on in the processor: its instruction sets.
final class Processor {
    private static final Path CPUINFO = Path.of("/proc/cpuinfo");

    private Processor() {}

    static String description() {
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (Files.isReadable(CPUINFO)) {
            try (Stream<String> lines = Files.lines(CPUINFO)) {
                return platform
                        + lines.filter(
                                        line ->
                                                line.startsWith("flags")
                                                        || line.startsWith("Features"))
                                .findFirst()
                                .orElse("");
            } catch (IOException e) {
                return platform;
            }
        }
        return platform + " " + System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", "");
    }
}
