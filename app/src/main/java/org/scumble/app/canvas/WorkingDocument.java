package org.scumble.app.canvas;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.History;
import org.scumble.app.canvas.document.Version;
import org.scumble.app.canvas.file.Documents;
import org.scumble.app.canvas.journal.DocumentFile;
import org.scumble.app.store.StoreException;

/// The document under work: its journal, what it is called, and the file it is saved to.
final class WorkingDocument {
    private final DocumentFile file;
    private final String name;
    private @Nullable Path target;
    private long savedVersion;

    /// What waits for steps to be on the disk; its own monitor guards it.
    private final List<Waiting> waiting = new ArrayList<>();

    private record Waiting(long operation, Runnable then) {}

    /// @param target where it is saved to; null if it never was
    /// @param savedVersion the number of the version that is in that file
    WorkingDocument(DocumentFile file, String name, @Nullable Path target, long savedVersion) {
        this.file = file;
        this.name = name;
        this.target = target;
        this.savedVersion = savedVersion;
        file.onAcknowledged(this::safe);
    }

    History history() {
        return file.history();
    }

    void commit(String step, Document next, @Nullable Object gesture) {
        file.commit(step, next, gesture);
    }

    void undo() {
        file.undo();
    }

    void redo() {
        file.redo();
    }

    void moveTo(int position) {
        file.moveTo(position);
    }

    /// What it is called.
    synchronized String name() {
        return target == null ? name : String.valueOf(target.getFileName());
    }

    synchronized @Nullable Path target() {
        return target;
    }

    synchronized long savedVersion() {
        return savedVersion;
    }

    /// Whether nothing would be lost with the journal.
    synchronized boolean isSaved() {
        return target == null
                ? !file.hasUnsavedChanges()
                : history().presentVersion().number() == savedVersion;
    }

    /// The journal's file name.
    String journal() {
        return String.valueOf(file.path().getFileName());
    }

    /// By which jobs and candidates name it: the journal's file name without its ending.
    String id() {
        return journal().replaceFirst("\\.[^.]*$", "");
    }

    /// Saves by the file's ending, a project or OpenRaster. Takes its time.
    ///
    /// @throws org.scumble.app.store.StoreException if a project cannot be written
    /// @throws org.scumble.engine.EngineException if another file cannot be written
    void save(Path to) {
        Version version = history().presentVersion();
        if (FileNames.isProject(to)) {
            file.save(to);
        } else {
            Documents.export(version.document(), to);
        }
        synchronized (this) {
            target = to;
            savedVersion = version.number();
        }
    }

    /// Runs something once all that was done so far is on the disk: now, or on the writing thread.
    void whenSafe(Runnable then) {
        synchronized (waiting) {
            waiting.add(new Waiting(history().operation(), then));
        }
        safe(file.acknowledged());
    }

    private void safe(long acknowledged) {
        List<Waiting> due;
        synchronized (waiting) {
            due = waiting.stream().filter(it -> it.operation <= acknowledged).toList();
            waiting.removeAll(due);
        }
        due.forEach(it -> it.then.run());
    }

    /// @param listener hears, on the writing thread, that steps could not be written
    void onFailure(Consumer<StoreException> listener) {
        file.onFailure(listener);
    }

    void close() {
        file.close();
    }

    /// Closes it and forgets the work on it; the file it is saved to stays.
    void discard() {
        file.discard();
    }
}
