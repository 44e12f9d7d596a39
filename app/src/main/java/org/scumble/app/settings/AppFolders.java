package org.scumble.app.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scumble.app.store.StoreException;

/// Where Scumble keeps its things.
///
/// @param data the library file, and what is told of failures
/// @param cache what can be made again: compiled models, thumbnails
/// @param pictures the finished pictures, as ordinary PNG files
public record AppFolders(Path data, Path cache, Path pictures) {
    /// The folders of this user on this system; `scumble.home` (a system property) or
    /// `SCUMBLE_HOME` (an environment variable) put everything into one folder instead.
    public static AppFolders standard() {
        String override = System.getProperty("scumble.home", System.getenv("SCUMBLE_HOME"));
        if (override != null && !override.isBlank()) {
            return in(Path.of(override).toAbsolutePath());
        }
        return of(
                System.getProperty("os.name", ""),
                Path.of(System.getProperty("user.home", ".")),
                System.getenv());
    }

    /// Everything in one folder.
    public static AppFolders in(Path home) {
        return new AppFolders(home, home.resolve("cache"), home.resolve("pictures"));
    }

    static AppFolders of(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        Path pictures = home.resolve("Pictures").resolve("Scumble");
        if (name.startsWith("windows")) {
            Path roaming = folder(environment.get("APPDATA"), home.resolve("AppData/Roaming"));
            Path local = folder(environment.get("LOCALAPPDATA"), home.resolve("AppData/Local"));
            return new AppFolders(
                    roaming.resolve("Scumble"), local.resolve("Scumble/Cache"), pictures);
        }
        if (name.startsWith("mac")) {
            Path library = home.resolve("Library");
            return new AppFolders(
                    library.resolve("Application Support/Scumble"),
                    library.resolve("Caches/Scumble"),
                    pictures);
        }
        Path data = folder(environment.get("XDG_DATA_HOME"), home.resolve(".local/share"));
        Path cache = folder(environment.get("XDG_CACHE_HOME"), home.resolve(".cache"));
        return new AppFolders(data.resolve("scumble"), cache.resolve("scumble"), pictures);
    }

    /// Makes the folders that do not exist yet.
    ///
    /// @throws StoreException if one cannot be made or written
    public AppFolders create() {
        for (Path folder : new Path[] {data, cache, pictures, canvas(), loras()}) {
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new StoreException(notWritable(folder), e);
            }
            if (!Files.isWritable(folder)) {
                throw new StoreException(notWritable(folder));
            }
        }
        return this;
    }

    /// The library file.
    public Path library() {
        return data.resolve("library.db");
    }

    /// The folder of the working documents, and of what was painted for them.
    public Path canvas() {
        return data.resolve("canvas");
    }

    /// Where adapter files go that the artist drops on the window.
    public Path loras() {
        return data.resolve("loras");
    }

    /// The covers the artist gave to adapters.
    public Path loraCovers() {
        return data.resolve("lora-covers");
    }

    /// The file that tells in full of failures nobody foresaw.
    public Path failures() {
        return data.resolve("failures.log");
    }

    private static String notWritable(Path folder) {
        return "Scumble cannot write to %s. Give yourself the right to write there, or set SCUMBLE_HOME to another folder."
                .formatted(folder);
    }

    private static Path folder(@Nullable String value, Path fallback) {
        return value == null || value.isBlank() ? fallback : Path.of(value);
    }
}
