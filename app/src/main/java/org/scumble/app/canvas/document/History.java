package org.scumble.app.canvas.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The versions of a document in the order they were made, and which of them is present. Every
/// operation, be it a commit or a step back or forth, has a number one higher than the one
/// before. Safe for use by several threads.
public final class History {
    private final List<Version> versions;
    private int position;
    private long operation;

    /// What the present version was committed within; null once that is over.
    private @Nullable Object gesture;

    public History(Document first) {
        this("New canvas", first);
    }

    /// @param name what made the first version, as "Open picture.png"
    public History(String name, Document first) {
        this(List.of(new Version(1, name, first)), 0, 1);
    }

    /// A history as it was left.
    ///
    /// @param versions one at least, with growing numbers
    /// @param position which of them is present
    /// @param operation the number of the last operation
    public History(List<Version> versions, int position, long operation) {
        if (position < 0 || position >= versions.size()) {
            throw new IllegalArgumentException(
                    "Version %d of %d cannot be present".formatted(position, versions.size()));
        }
        this.versions = new ArrayList<>(versions);
        this.position = position;
        this.operation = operation;
    }

    public synchronized Document present() {
        return presentVersion().document();
    }

    public synchronized Version presentVersion() {
        return versions.get(position);
    }

    public synchronized boolean canUndo() {
        return position > 0;
    }

    public synchronized boolean canRedo() {
        return position < versions.size() - 1;
    }

    /// What [#undo] takes back; empty if there is nothing.
    public synchronized String undoName() {
        return canUndo() ? presentVersion().name() : "";
    }

    /// What [#redo] does again; empty if there is nothing.
    public synchronized String redoName() {
        return canRedo() ? versions.get(position + 1).name() : "";
    }

    /// Makes `next` the present version; what was undone is forgotten.
    ///
    /// @param name what was done
    public void commit(String name, Document next) {
        commit(name, next, null);
    }

    /// Makes `next` the present version. If the present one has the same name and was committed
    /// within the same gesture, such as one drag of a slider, `next` takes its place.
    ///
    /// @param gesture what equals itself as long as the gesture lasts; null stands alone
    /// @return whether it took the place of the version before
    public synchronized boolean commit(String name, Document next, @Nullable Object gesture) {
        boolean replaces =
                gesture != null
                        && gesture.equals(this.gesture)
                        && presentVersion().name().equals(name)
                        && !canRedo();
        int kept = replaces ? position : position + 1;
        versions.subList(kept, versions.size()).clear();
        versions.add(new Version(++operation, name, next));
        position = versions.size() - 1;
        this.gesture = gesture;
        return replaces;
    }

    /// One step back, if there is one.
    public synchronized Document undo() {
        return canUndo() ? moveTo(position - 1) : present();
    }

    /// One step forth, if there is one.
    public synchronized Document redo() {
        return canRedo() ? moveTo(position + 1) : present();
    }

    /// Makes another version the present one.
    ///
    /// @param to an index in [#versions]
    public synchronized Document moveTo(int to) {
        Version version = versions.get(to);
        position = to;
        operation++;
        gesture = null;
        return version.document();
    }

    /// Counts an operation that leaves the versions as they are, such as saving.
    ///
    /// @return its number
    public synchronized long count() {
        gesture = null;
        return ++operation;
    }

    /// The number of the last operation.
    public synchronized long operation() {
        return operation;
    }

    /// The index of the present version.
    public synchronized int position() {
        return position;
    }

    /// All versions, the oldest first.
    public synchronized List<Version> versions() {
        return List.copyOf(versions);
    }

    /// What was done at each version, the oldest first.
    public synchronized List<String> names() {
        return versions.stream().map(Version::name).toList();
    }
}
