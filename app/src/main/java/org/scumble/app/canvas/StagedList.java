package org.scumble.app.canvas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Offset;
import org.scumble.app.canvas.staging.Candidate;

/// The candidates of a document in a row, and the place of the one who goes through them: at one of
/// them, or at what is being painted, which comes after the last.
final class StagedList {
    private final ObservableList<Staged> all = FXCollections.observableArrayList();
    private final ObservableList<Staged> view = FXCollections.unmodifiableObservableList(all);
    private final ReadOnlyObjectWrapper<@Nullable Staged> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);

    private Offset offset = Offset.NONE;

    /// The oldest first.
    ObservableList<Staged> all() {
        return view;
    }

    /// The one that was chosen last; null if there are none.
    ReadOnlyObjectProperty<@Nullable Staged> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /// Whether what is being painted is looked at as it comes, rather than one that was chosen.
    ReadOnlyBooleanProperty followingProperty() {
        return following.getReadOnlyProperty();
    }

    /// Begins with another document's.
    void show(List<Candidate> candidates) {
        all.setAll(candidates.stream().map(it -> new Staged(it, offset)).toList());
        selected.set(all.isEmpty() ? null : all.getLast());
        following.set(true);
    }

    /// Adds one that was just painted, or puts it in the place of itself.
    void add(Candidate candidate) {
        all.removeIf(it -> it.isOf(candidate));
        Staged staged = new Staged(candidate, offset);
        all.add(staged);
        if (following.get() || selected.get() == null) {
            selected.set(staged);
        }
    }

    /// Takes some out. The one after the chosen one is chosen if that was among them.
    ///
    /// @return what was taken out
    List<Staged> remove(Predicate<Candidate> which) {
        List<Staged> gone = all.stream().filter(staged -> which.test(staged.candidate())).toList();
        int index = all.indexOf(selected.get());
        boolean lost = gone.contains(selected.get());
        all.removeAll(gone);
        if (lost) {
            int next = Math.min(index, all.size() - 1);
            selected.set(next < 0 ? null : all.get(next));
        }
        return gone;
    }

    /// Puts back what was taken out, and chooses the last of it.
    void restore(List<Candidate> wanted) {
        List<Staged> merged = new ArrayList<>(all);
        wanted.forEach(it -> merged.add(new Staged(it, offset)));
        merged.sort(Comparator.comparing(Staged::candidate, Candidate.OLDEST_FIRST));
        all.setAll(merged);
        select(new Staged(wanted.getLast(), offset));
    }

    void select(Staged staged) {
        following.set(false);
        selected.set(staged);
    }

    void follow() {
        following.set(true);
    }

    /// On by one, around the end.
    ///
    /// @param painting whether something is being painted
    /// @param previewing whether that is what is looked at
    void next(boolean painting, boolean previewing) {
        int index = all.indexOf(selected.get());
        boolean last = index == all.size() - 1;
        if (all.isEmpty() || (last && painting && !previewing)) {
            follow();
        } else {
            select(all.get(previewing || last ? 0 : index + 1));
        }
    }

    /// Back by one; the arguments are those of [#next].
    void previous(boolean painting, boolean previewing) {
        int index = all.indexOf(selected.get());
        boolean first = index <= 0;
        if (all.isEmpty() || (first && painting && !previewing)) {
            follow();
        } else {
            select(previewing || first ? all.getLast() : all.get(index - 1));
        }
    }

    /// Puts all where they lie on a document that has moved.
    void place(Offset moved) {
        if (!moved.equals(offset)) {
            offset = moved;
            int index = all.indexOf(selected.get());
            all.replaceAll(staged -> new Staged(staged.candidate(), moved));
            selected.set(index < 0 ? null : all.get(index));
        }
    }

    /// How far the document has moved.
    Offset offset() {
        return offset;
    }
}
