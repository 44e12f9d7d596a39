package org.scumble.app.lora;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scumble.app.settings.AppFolders;
import org.scumble.engine.EngineException;
import org.scumble.engine.adapter.AdapterInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The adapter files there are, brought together with what is known of them. Takes its time: not
/// for the interface's thread.
public final class LoraLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(LoraLibrary.class);

    private final LoraStore store;
    private final LoraFolders folders;
    private final LoraInspector inspector;
    private final LoraCovers covers;

    public LoraLibrary(
            LoraStore store, LoraFolders folders, LoraInspector inspector, AppFolders app) {
        this.store = store;
        this.folders = folders;
        this.inspector = inspector;
        this.covers = new LoraCovers(app);
    }

    /// All that were there last time, without a look at the disk.
    List<Lora> known() {
        return store.list();
    }

    /// All that are there now, and those that were once. What is new or changed is unread.
    List<Lora> look() {
        Map<Path, Lora> known = new LinkedHashMap<>();
        store.list().forEach(lora -> known.put(lora.file(), lora));
        List<Path> files = folders.files();
        Moved moved = new Moved(known, files);
        List<Lora> all = new ArrayList<>();
        List<Lora> changed = new ArrayList<>();
        for (Path file : files) {
            Lora before = known.remove(file);
            Optional<Lora> now = before == null ? fresh(file, moved) : again(file, before);
            now.ifPresent(all::add);
            now.filter(lora -> isBack(lora, before)).ifPresent(changed::add);
        }
        for (Lora lora : known.values()) {
            // What lies in a folder that was taken off the list is not missed.
            if (!moved.isTaken(lora) && !Files.exists(lora.file())) {
                Lora missing = lora.missing();
                all.add(missing);
                if (lora.state() != Lora.State.MISSING) {
                    changed.add(missing);
                }
            }
        }
        store.put(changed);
        return all;
    }

    private static boolean isBack(Lora now, @Nullable Lora before) {
        return before != null
                && before.state() == Lora.State.MISSING
                && now.state() == Lora.State.READY;
    }

    /// A file never seen, or seen in another folder; nothing if it has just gone.
    private Optional<Lora> fresh(Path file, Moved moved) {
        try {
            long bytes = Files.size(file);
            Optional<Lora> old = moved.take(file, bytes);
            old.ifPresent(lora -> store.move(lora.file(), file));
            return Optional.of(
                    Lora.unread(
                            file,
                            bytes,
                            LoraSidecar.stamp(file),
                            old.map(Lora::added).orElseGet(Instant::now),
                            old.map(Lora::marks).orElse(LoraMarks.NONE)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// A file seen before: as it was, if it did not change and could be read.
    private static Optional<Lora> again(Path file, Lora before) {
        try {
            String stamp = LoraSidecar.stamp(file);
            Path cover = before.cover();
            boolean same =
                    before.stamp().equals(stamp)
                            && before.facts() != null
                            && (cover == null || Files.exists(cover));
            return Optional.of(
                    same
                            ? before.present()
                            : Lora.unread(
                                    file, Files.size(file), stamp, before.added(), before.marks()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Reads the headers of files, and keeps what they say. One that cannot be read says why.
    List<Lora> read(List<Lora> unread) {
        List<Lora> read = unread.stream().map(this::read).toList();
        store.put(read);
        return read;
    }

    private Lora read(Lora lora) {
        Path file = lora.file();
        try {
            AdapterInfo info = inspector.inspect(file);
            LoraSidecar sidecar = LoraSidecar.read(file);
            return lora.ready(LoraFacts.of(info, sidecar), cover(info, sidecar));
        } catch (EngineException e) {
            return lora.refused(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) { // one odd file must not keep the others from being listed
            LOG.error("{} could not be read", file, e);
            return lora.refused(
                    ("Scumble could not make sense of %s (%s). Fetch it again; the log has the"
                                    + " details.")
                            .formatted(file.getFileName(), e));
        }
    }

    private @Nullable Path cover(AdapterInfo info, LoraSidecar sidecar) {
        Path beside = sidecar.cover();
        if (beside != null) {
            return beside.toString().endsWith(".webp")
                    ? covers.keep(info.path(), beside).orElse(null)
                    : beside;
        }
        byte[] inside = info.thumbnail();
        return inside == null ? null : covers.keep(info.path(), inside).orElse(null);
    }

    /// Says what a file is, wherever it lies.
    ///
    /// @throws EngineException if it is no adapter
    AdapterInfo inspect(Path file) {
        return inspector.inspect(file);
    }

    /// Reads one file that lies in one of the folders, and keeps what it says.
    ///
    /// @throws EngineException if it is no adapter
    Lora adopt(Path file) {
        AdapterInfo info = inspector.inspect(file);
        try {
            LoraSidecar sidecar = LoraSidecar.read(file);
            Lora lora =
                    Lora.unread(
                                    file,
                                    Files.size(file),
                                    LoraSidecar.stamp(file),
                                    Instant.now(),
                                    LoraMarks.NONE)
                            .ready(LoraFacts.of(info, sidecar), cover(info, sidecar));
            store.put(List.of(lora));
            return lora;
        } catch (IOException e) {
            throw new EngineException(
                    EngineException.Reason.NOT_FOUND,
                    "%s could not be read: %s. Check that it is still there."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    /// Keeps what the artist added, and deletes a cover that was given up.
    void setMarks(Lora before, Lora now) {
        store.setMarks(now.file(), now.marks());
        String cover = before.marks().cover();
        if (cover != null && !cover.equals(now.marks().cover())) {
            covers.discard(Path.of(cover));
        }
    }

    /// Keeps a small copy of a picture, to be somebody's cover.
    ///
    /// @throws EngineException if the picture cannot be read, or the copy not be written
    Path cover(Path picture) {
        return covers.choose(picture);
    }

    /// Forgets an adapter; its file, if there is one, is left alone.
    void remove(Lora lora) {
        store.remove(lora.file());
    }

    /// Finds the rows of files that lie in another folder now: of the same name and size.
    private static final class Moved {
        private final Map<String, Lora> gone = new HashMap<>();
        private final Set<Path> taken = new HashSet<>();

        Moved(Map<Path, Lora> known, List<Path> present) {
            Set<Path> there = new HashSet<>(present);
            known.values().stream()
                    .filter(lora -> !there.contains(lora.file()))
                    .forEach(lora -> gone.put(key(lora.file(), lora.bytes()), lora));
        }

        Optional<Lora> take(Path file, long bytes) {
            Optional<Lora> found = Optional.ofNullable(gone.remove(key(file, bytes)));
            found.ifPresent(lora -> taken.add(lora.file()));
            return found;
        }

        boolean isTaken(Lora lora) {
            return taken.contains(lora.file());
        }

        private static String key(Path file, long bytes) {
            return file.getFileName() + "/" + bytes;
        }
    }
}
