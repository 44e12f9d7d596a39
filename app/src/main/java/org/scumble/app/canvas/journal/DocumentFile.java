package org.scumble.app.canvas.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.History;
import org.scumble.app.store.StoreException;

/// A document at work: its history, and the journal that keeps every step of it. A step is there
/// at once and safe soon after: see [#onAcknowledged]. Safe for use by several threads.
public final class DocumentFile implements AutoCloseable {
    private final ClaimedFile journal;
    private final JournalWriter writer;
    private final History history;
    private final @Nullable Path damaged;
    private @Nullable Path project;

    /// The number of the version that needs no saving.
    private long saved;

    private boolean closed;

    DocumentFile(Opened opened, Executor executor) {
        Reading reading = opened.reading();
        journal = new ClaimedFile(opened.claim(), opened.file());
        history = reading.history();
        damaged = opened.damaged();
        saved = reading.saved();
        project = reading.projectFile();
        writer = new JournalWriter(opened.file(), executor, reading.end(), reading.operation());
    }

    private DocumentFile(ClaimedFile journal, History history, Executor executor) {
        this.journal = journal;
        this.history = history;
        damaged = null;
        saved = history.operation();
        writer = new JournalWriter(journal.file(), executor, 0, 0);
    }

    /// Begins a journal, written on the calling thread.
    public static DocumentFile create(Path file, Document first) {
        return create(file, "New canvas", first, Runnable::run, new TileMemory());
    }

    /// Begins a journal. The file appears once the first version is written whole.
    ///
    /// @param name what made the first version, as "Open picture.png"
    /// @param executor runs the writing, one task after the other
    /// @throws StoreException if the folder cannot be written, or the file is there already
    public static DocumentFile create(
            Path file, String name, Document first, Executor executor, TileMemory memory) {
        FileClaim claim = FileClaim.take(file);
        if (Files.exists(file)) {
            claim.close();
            throw new StoreException(
                    "There is a canvas %s already. Open it, or choose another name."
                            .formatted(file));
        }
        DocumentFile result =
                new DocumentFile(
                        new ClaimedFile(claim, JournalFile.absent(file, memory)),
                        new History(name, first),
                        executor);
        result.writer.add(new Operation.Commit(1, name, false, null, first));
        return result;
    }

    /// Opens a journal that is written on the calling thread.
    public static DocumentFile open(Path file) {
        return open(file, Runnable::run, new TileMemory());
    }

    /// Opens a journal as it was left; what a kill left half written is cut off. If anything in
    /// it is damaged, the file is copied aside first: see [#damaged()].
    ///
    /// @param executor runs the writing, one task after the other
    /// @throws StoreException if it is open elsewhere, or nothing in it can be read; it stays as
    ///     it is then
    public static DocumentFile open(Path file, Executor executor, TileMemory memory) {
        return new DocumentFile(Opened.journal(file, memory, Compaction.LEAST_DEAD), executor);
    }

    /// Opens a project for working on it in a new journal; the project stays as it is until it is
    /// saved.
    ///
    /// @param journal where the work is kept; must not exist
    /// @throws StoreException if the project cannot be read
    public static DocumentFile openProject(
            Path project, Path journal, Executor executor, TileMemory memory) {
        Opened opened = Opened.project(project, journal, memory);
        DocumentFile result = new DocumentFile(opened, executor);
        result.remember(project, result.history.presentVersion().number());
        return result;
    }

    /// Whether a file says of itself that it is a journal or a project.
    public static boolean isOne(Path file) throws IOException {
        return Header.isMarked(JournalFile.start(file));
    }

    /// The journal.
    public Path path() {
        return journal.path();
    }

    /// The versions, for looking: steps are made here, or they would not be kept.
    public History history() {
        return history;
    }

    /// Where the file went that was found damaged at opening, or the damaged project; null if all
    /// was well. What could be read of it is here.
    public @Nullable Path damaged() {
        return damaged;
    }

    /// Makes `next` the present version.
    ///
    /// @param name what was done
    /// @return the number of the operation
    public long commit(String name, Document next) {
        return commit(name, next, null);
    }

    /// Makes `next` the present version, in the place of one of the same name and gesture: see
    /// [History#commit(String, Document, Object)].
    ///
    /// @return the number of the operation
    public synchronized long commit(String name, Document next, @Nullable Object gesture) {
        requireOpen();
        Document before = history.present();
        boolean replaces = history.commit(name, next, gesture);
        long sequence = history.operation();
        writer.add(new Operation.Commit(sequence, name, replaces, before, next));
        return sequence;
    }

    /// One step back, if there is one.
    ///
    /// @throws StoreException if the version before cannot be read back; nothing has changed then
    public synchronized Document undo() {
        return history.canUndo() ? moveTo(history.position() - 1) : history.present();
    }

    /// One step forth, if there is one.
    ///
    /// @throws StoreException if the next version cannot be read back; nothing has changed then
    public synchronized Document redo() {
        return history.canRedo() ? moveTo(history.position() + 1) : history.present();
    }

    /// Makes another version the present one.
    ///
    /// @param position its index in the history
    /// @throws StoreException if it cannot be read back; nothing has changed then
    public synchronized Document moveTo(int position) {
        requireOpen();
        Document target = history.versions().get(position).document();
        Differences.visit(history.present(), target, tile -> tile.pixels());
        history.moveTo(position);
        writer.add(new Operation.Move(history.operation(), position));
        return target;
    }

    /// Who hears, on the writing thread, that all operations up to a number are safe.
    public void onAcknowledged(LongConsumer listener) {
        writer.onAcknowledged(listener);
    }

    /// Who hears, on the writing thread, that steps could not be written. They are tried again
    /// with the next one.
    public void onFailure(Consumer<StoreException> listener) {
        writer.onFailure(listener);
    }

    /// The number of the last operation that is safe.
    public long acknowledged() {
        return writer.acknowledged();
    }

    /// Waits until everything done so far is safe.
    ///
    /// @throws StoreException if it cannot be written
    public void flush() {
        writer.drain();
    }

    /// The project that this is the work on; null if it was never saved.
    public synchronized @Nullable Path project() {
        return project;
    }

    /// Whether the present version differs from the one in the project, or from an untouched
    /// canvas if it was never saved.
    public synchronized boolean hasUnsavedChanges() {
        return history.presentVersion().number() != saved;
    }

    /// Saves as a project, with all history, and remembers where. Takes a while: not for the
    /// interface's thread.
    ///
    /// @throws StoreException if it cannot be written; what was there before is there still
    public void save(Path target) {
        remember(target, write(target));
    }

    /// Writes a project, with all history, without taking it for the one that is worked on.
    ///
    /// @throws StoreException if it cannot be written; what was there before is there still
    public void saveCopy(Path target) {
        write(target);
    }

    /// @return the number of the version that is present in the project
    private long write(Path target) {
        Snapshot snapshot;
        synchronized (this) {
            requireOpen();
            snapshot = Snapshot.of(history);
        }
        if (target.toAbsolutePath().equals(path().toAbsolutePath())) {
            throw new StoreException(
                    "%s holds the work in progress. Choose another file to save to."
                            .formatted(target));
        }
        snapshot.save(target);
        return snapshot.version();
    }

    private synchronized void remember(Path target, long version) {
        project = target.toAbsolutePath();
        saved = version;
        if (!closed) {
            writer.add(new Operation.Saved(history.count(), version, project.toString()));
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The canvas " + path() + " is closed");
        }
    }

    /// Writes what is not written yet, and closes. Tiles that are not in memory cannot be read
    /// any more then.
    ///
    /// @throws StoreException if something could not be written; [#flush] before tells without
    ///     closing
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            writer.drain();
        } finally {
            journal.close();
        }
    }

    /// Closes and deletes the journal: the work is not wanted any more. A project stays.
    ///
    /// @throws StoreException if it cannot be deleted
    public synchronized void discard() {
        closed = true;
        writer.abandon();
        journal.delete();
    }
}
