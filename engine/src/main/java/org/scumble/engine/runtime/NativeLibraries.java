package org.scumble.engine.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.scumble.engine.file.AtomicFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gets ONNX Runtime's native libraries ready before they are loaded: unpacks them once, instead of
/// at every start as its jar does by itself, and switches their telemetry off. Nothing leaves the
/// machine.
final class NativeLibraries {
    private static final Logger LOG = LoggerFactory.getLogger(NativeLibraries.class);
    private static final String TELEMETRY_SWITCH = "ORT_DISABLE_TELEMETRY";
    private static final String PATH_PROPERTY = "onnxruntime.native.path";

    private NativeLibraries() {}

    /// Points ONNX Runtime to libraries unpacked under `cache`, unless the user already points it
    /// elsewhere. Where unpacking fails, ONNX Runtime falls back to its own way.
    static void prepare(Path cache) {
        if (System.getProperty(PATH_PROPERTY) != null) {
            return;
        }
        try {
            Path folder = cache.resolve("native").resolve(platform());
            for (String library : List.of("onnxruntime", "onnxruntime4j_jni")) {
                unpack(System.mapLibraryName(library), folder);
            }
            System.setProperty(PATH_PROPERTY, folder.toString());
        } catch (IOException e) {
            LOG.info("ONNX Runtime unpacks its libraries itself: {}", e.getMessage());
        }
    }

    /// Sets the environment variable that ONNX Runtime asks before it reports anything to its
    /// maker. Java cannot change its own environment, so the C library does.
    static void silence() {
        if ("1".equals(System.getenv(TELEMETRY_SWITCH))) {
            return; // as under the launcher, which sets it
        }
        boolean windows = platform().startsWith("win");
        Linker linker = Linker.nativeLinker();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(TELEMETRY_SWITCH);
            MemorySegment value = arena.allocateFrom("1");
            MemorySegment function =
                    linker.defaultLookup().findOrThrow(windows ? "_putenv_s" : "setenv");
            FunctionDescriptor signature =
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS);
            if (windows) {
                MethodHandle putenv = linker.downcallHandle(function, signature);
                check((int) putenv.invokeExact(name, value));
            } else {
                MethodHandle setenv =
                        linker.downcallHandle(
                                function, signature.appendArgumentLayouts(ValueLayout.JAVA_INT));
                check((int) setenv.invokeExact(name, value, 1));
            }
        } catch (Throwable e) {
            throw new IllegalStateException(
                    "ONNX Runtime's telemetry could not be switched off", e);
        }
    }

    private static void check(int result) {
        if (result != 0) {
            throw new IllegalStateException("the C library answers " + result);
        }
    }

    private static void unpack(String file, Path folder) throws IOException {
        String resource = "/ai/onnxruntime/native/" + platform() + "/" + file;
        try (InputStream in = NativeLibraries.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("no " + resource + " on the class path");
            }
            Path target = folder.resolve(file);
            long size =
                    NativeLibraries.class
                            .getResource(resource)
                            .openConnection()
                            .getContentLengthLong();
            if (Files.exists(target) && Files.size(target) == size) {
                return;
            }
            Files.createDirectories(folder);
            AtomicFile.write(target, channel -> in.transferTo(Channels.newOutputStream(channel)));
        }
    }

    /// The folder name in the jar, such as `linux-x64`.
    private static String platform() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String family = os.contains("win") ? "win" : os.contains("mac") ? "osx" : "linux";
        boolean arm = arch.equals("aarch64") || arch.equals("arm64");
        return family + "-" + (arm ? "aarch64" : "x64");
    }
}
