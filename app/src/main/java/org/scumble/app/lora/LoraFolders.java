package org.scumble.app.lora;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.scumble.app.settings.AppFolders;
import org.scumble.engine.LoraFinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folders in which adapter files lie, those of other programs included: they are read where
/// they are. May be used by several threads at once.
public final class LoraFolders implements LoraFinder {
    private static final Logger LOG = LoggerFactory.getLogger(LoraFolders.class);
    static final String EXTENSION = ".safetensors";
    private static final int DEEPEST = 32;

    private final Supplier<List<Path>> folders;
    private final EmbeddingFiles embeddings = new EmbeddingFiles();

    /// What was found last, so that a prompt's names need no walk through every folder.
    private volatile Listing last = new Listing(List.of(), List.of());

    private record Listing(List<Path> folders, List<Path> files) {}

    /// @param folders the ones to look in, the first counting most; asked anew at each look. A
    ///     folder of AUTOMATIC1111, Forge or ComfyUI stands for those in it that hold adapters.
    public LoraFolders(Supplier<List<Path>> folders) {
        this.folders = folders;
    }

    /// Scumble's own folder, then those the artist added, then the one that comes with the starter.
    ///
    /// @param starter the folder of the model that comes with Scumble
    public static LoraFolders of(AppFolders app, Path starter, Supplier<List<Path>> added) {
        return new LoraFolders(
                () -> {
                    List<Path> all = new ArrayList<>();
                    all.add(app.loras());
                    all.addAll(added.get());
                    all.add(starter.resolve("loras"));
                    return List.copyOf(all);
                });
    }

    /// Every adapter file, by name, and files of one name by folder. Folders that are missing or
    /// may not be read are passed over; a file that links lead to twice is there once.
    public List<Path> files() {
        List<Path> present = folders.get();
        Walk walk = new Walk();
        present.stream()
                .flatMap(folder -> LoraRoots.of(folder).stream())
                .distinct()
                .forEach(walk::through);
        List<Path> found =
                walk.files().stream()
                        .sorted(Comparator.comparing(file -> nameOf(file).toLowerCase(Locale.ROOT)))
                        .toList();
        last = new Listing(present, found);
        return found;
    }

    /// The files whose name without ending is `name`, those that differ in case alone last. It is
    /// compared with names, never used as a path.
    @Override
    public List<Path> find(String name) {
        Listing known = last;
        if (known.folders().equals(folders.get())) {
            List<Path> found = named(name, known.files());
            if (!found.isEmpty() && found.stream().allMatch(Files::isRegularFile)) {
                return found;
            }
        }
        return named(name, files());
    }

    /// As of the last look: it is asked for at every word that is typed.
    @Override
    public List<Path> embeddings() {
        Listing known = last;
        return embeddings.among(known.folders().equals(folders.get()) ? known.files() : files());
    }

    private static List<Path> named(String name, List<Path> files) {
        Set<Path> found = new LinkedHashSet<>();
        add(found, files, stem -> stem.equals(name));
        add(found, files, stem -> stem.equalsIgnoreCase(name));
        return List.copyOf(found);
    }

    private static void add(Set<Path> found, List<Path> files, Predicate<String> test) {
        files.stream().filter(file -> test.test(nameOf(file))).forEach(found::add);
    }

    /// Whether a file lies in one of the folders, so that it need not be copied to be found.
    boolean hold(Path file) {
        Path real = realPath(file);
        return folders.get().stream()
                .flatMap(folder -> LoraRoots.of(folder).stream())
                .anyMatch(folder -> real.startsWith(realPath(folder)));
    }

    private static Path realPath(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }

    /// What prompts call a file: its name without the ending.
    public static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return isAdapterFile(file) ? name.substring(0, name.length() - EXTENSION.length()) : name;
    }

    /// Whether the name is that of an adapter file, as far as a name can tell.
    public static boolean isAdapterFile(Path file) {
        String name = String.valueOf(file.getFileName());
        // macOS leaves hidden files of the same ending beside every file on foreign disks.
        return name.toLowerCase(Locale.ROOT).endsWith(EXTENSION) && !name.startsWith(".");
    }

    /// Gathers the files of one folder after the other, each file once.
    private static final class Walk extends SimpleFileVisitor<Path> {
        private final List<Path> met = new ArrayList<>();
        private final Set<Path> seen = new HashSet<>();
        private final List<Path> files = new ArrayList<>();

        List<Path> files() {
            return files;
        }

        void through(Path folder) {
            met.clear();
            try {
                Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, this);
            } catch (IOException e) {
                LOG.warn("{} was read in part", folder, e);
            }
            met.sort(null); // which of two links to a file counts must not be chance
            met.stream().filter(file -> seen.add(realPath(file))).forEach(files::add);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && isAdapterFile(file)) {
                met.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        /// A folder that may not be read, a link to nothing, or one that leads back.
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
