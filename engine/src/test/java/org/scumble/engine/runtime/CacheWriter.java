package org.scumble.engine.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.scumble.engine.runtime.CompiledModelCache.Draft;

/// Another process that writes a model into the cache, and never gets to its end.
final class CacheWriter {
    private CacheWriter() {}

    /// Starts it. The first line it prints is the folder it writes into.
    static Process start(Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CacheWriter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] args) throws IOException {
        try (Draft draft = new CompiledModelCache(Path.of(args[0])).begin(400).orElseThrow()) {
            Files.write(draft.folder().resolve(CompiledModelCache.WEIGHTS), new byte[400]);
            System.out.println(draft.folder());
            System.in.read();
        }
    }
}
