package org.scumble.app.canvas.journal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Tile;
import org.scumble.app.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings operations to the disk in their order, off the caller's thread. Those that gather while
/// the disk is busy share the next wait for it. What could not be written stays in line and is
/// tried again with the next operation.
final class JournalWriter {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);

    /// How long operations may be gathered before the disk is waited for.
    private static final long LONGEST_BATCH = TimeUnit.MILLISECONDS.toNanos(250);

    private final JournalFile file;
    private final Executor executor;

    /// Held by the one thread that writes.
    private final ReentrantLock writing = new ReentrantLock();

    /// What is still to be written; its own monitor guards it and `scheduled`.
    private final Deque<Operation> waiting = new ArrayDeque<>();

    private boolean scheduled;

    /// Where the next record belongs; 0 while there is no file.
    private long end;

    private volatile long acknowledged;
    private volatile LongConsumer onAcknowledged = sequence -> {};
    private volatile Consumer<StoreException> onFailure =
            failure -> LOG.error("A canvas could not be written", failure);

    /// @param end where the next record belongs; 0 if the file is yet to be written
    /// @param acknowledged the number of the last operation in the file
    JournalWriter(JournalFile file, Executor executor, long end, long acknowledged) {
        this.file = file;
        this.executor = executor;
        this.end = end;
        this.acknowledged = acknowledged;
    }

    void onAcknowledged(LongConsumer listener) {
        onAcknowledged = listener;
    }

    void onFailure(Consumer<StoreException> listener) {
        onFailure = listener;
    }

    /// The number of the last operation that is safe.
    long acknowledged() {
        return acknowledged;
    }

    /// Puts an operation in line.
    void add(Operation operation) {
        boolean start;
        synchronized (waiting) {
            waiting.add(merged(operation));
            start = !scheduled;
            scheduled = true;
        }
        if (start) {
            executor.execute(this::drainOrTell);
        }
    }

    /// A commit that replaces one still in line goes instead of it.
    private Operation merged(Operation operation) {
        if (operation instanceof Operation.Commit later
                && later.replaces()
                && waiting.peekLast() instanceof Operation.Commit earlier) {
            waiting.removeLast();
            return new Operation.Commit(
                    later.sequence(),
                    later.name(),
                    earlier.replaces(),
                    earlier.base(),
                    later.next());
        }
        return operation;
    }

    private void drainOrTell() {
        try {
            drain();
        } catch (StoreException e) {
            onFailure.accept(e);
        }
    }

    /// Writes everything in line; on return all of it is safe.
    ///
    /// @throws StoreException if it is not
    void drain() {
        writing.lock();
        try {
            while (hasWork()) {
                write();
            }
        } finally {
            writing.unlock();
        }
    }

    /// Forgets everything in line, and waits until nothing is written any more.
    void abandon() {
        writing.lock();
        try {
            synchronized (waiting) {
                waiting.clear();
            }
        } finally {
            writing.unlock();
        }
    }

    private boolean hasWork() {
        synchronized (waiting) {
            scheduled = !waiting.isEmpty();
            return scheduled;
        }
    }

    private @Nullable Operation next() {
        synchronized (waiting) {
            return waiting.poll();
        }
    }

    private void write() {
        List<Operation> batch = new ArrayList<>();
        boolean safe = false;
        try {
            if (end == 0) {
                create(batch);
            } else {
                append(batch);
            }
            safe = true;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            throw new StoreException(
                    "The canvas could not be written to %s: %s. Make room on that disk and go on: nothing is lost while Scumble stays open."
                            .formatted(file.path(), e.getMessage()),
                    e);
        } finally {
            if (!safe) {
                putBack(batch);
            }
        }
        acknowledged = batch.getLast().sequence();
        onAcknowledged.accept(acknowledged);
    }

    private void putBack(List<Operation> batch) {
        synchronized (waiting) {
            batch.reversed().forEach(waiting::addFirst);
            scheduled = false;
        }
    }

    private void create(List<Operation> batch) throws IOException {
        AtomicReference<OperationWriter> used = new AtomicReference<>();
        file.create(
                channel -> {
                    try (OperationWriter out = OperationWriter.begin(channel)) {
                        gather(out, batch);
                        used.set(out);
                    }
                });
        settle(used.get());
    }

    private void append(List<Operation> batch) throws IOException {
        file.truncate(end); // what a failure may have left there
        try (OperationWriter out = new OperationWriter(file::write, end, file)) {
            gather(out, batch);
            file.force();
            settle(out);
        }
    }

    private void gather(OperationWriter out, List<Operation> batch) throws IOException {
        long start = System.nanoTime();
        for (Operation operation = next(); operation != null; operation = next()) {
            batch.add(operation);
            out.write(operation);
            if (System.nanoTime() - start > LONGEST_BATCH) {
                return;
            }
        }
    }

    /// What was written is on the disk now: the tiles need no memory of their own any more.
    private void settle(OperationWriter out) {
        end = out.position();
        for (Map.Entry<Tile, OperationWriter.Place> entry : out.written().entrySet()) {
            OperationWriter.Place place = entry.getValue();
            entry.getKey().keptBy(new StoredTile(file, place.offset(), place.length()));
            file.memory().add(entry.getKey());
        }
    }
}
