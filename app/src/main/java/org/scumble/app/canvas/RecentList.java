package org.scumble.app.canvas;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.scumble.app.settings.CanvasState;

/// What was worked on, the newest first. Saved work leaves it in time, unsaved work never does.
final class RecentList {
    private static final int MOST_ENTRIES = 12;

    private final ObservableList<CanvasState.Entry> entries = FXCollections.observableArrayList();
    private final ObservableList<CanvasState.Entry> view =
            FXCollections.unmodifiableObservableList(entries);

    ObservableList<CanvasState.Entry> entries() {
        return view;
    }

    /// Begins with what was remembered.
    void fill(List<CanvasState.Entry> remembered) {
        entries.setAll(remembered);
    }

    /// The names of the journals in it.
    Set<String> journals() {
        return entries.stream().map(CanvasState.Entry::journal).collect(Collectors.toSet());
    }

    /// Adds what was found, behind what is there.
    void add(List<CanvasState.Entry> found) {
        entries.addAll(found);
    }

    /// Puts the document on the canvas first.
    void putFirst(WorkingDocument document) {
        CanvasState.Entry present = entry(document);
        List<CanvasState.Entry> list = new ArrayList<>();
        list.add(present);
        for (CanvasState.Entry each : entries) {
            boolean same =
                    each.journal().equals(present.journal())
                            || (!each.target().isEmpty() && each.target().equals(present.target()));
            if (!same && (list.size() < MOST_ENTRIES || !each.journal().isEmpty())) {
                list.add(each);
            }
        }
        entries.setAll(list);
    }

    /// Notes that a document left the canvas.
    ///
    /// @param saved whether its journal is not needed any more
    void putAway(WorkingDocument document, boolean saved) {
        CanvasState.Entry was = entry(document);
        entries.removeIf(it -> it.journal().equals(was.journal()));
        if (!saved) {
            entries.addFirst(was);
        } else if (!was.target().isEmpty()) {
            entries.addFirst(new CanvasState.Entry("", was.name(), was.target(), was.saved()));
        }
    }

    private static CanvasState.Entry entry(WorkingDocument document) {
        Path target = document.target();
        return new CanvasState.Entry(
                document.journal(),
                document.name(),
                target == null ? "" : target.toString(),
                document.savedVersion());
    }
}
