package org.scumble.app.generate;

import java.util.ArrayDeque;
import java.util.Deque;

/// Changes of the form that are not typed, such as restored settings or a chosen model's defaults:
/// each can be taken back, the last one first.
final class FormChanges {
    private static final int MOST = 50;

    private final FormViewModel form;
    private final Deque<Change> changes = new ArrayDeque<>();

    FormChanges(FormViewModel form) {
        this.form = form;
    }

    /// Makes one change.
    ///
    /// @param work sets the fields
    void make(Runnable work) {
        Draft before = Draft.of(form);
        work.run();
        if (changes.size() == MOST) {
            changes.removeFirst();
        }
        changes.addLast(new Change(before, Draft.of(form)));
    }

    /// Takes the last change back, if there is one, and with it what was edited since.
    void undo() {
        Change last = changes.pollLast();
        if (last != null) {
            last.before().restore(form);
        }
    }

    /// Whether nothing was edited since the change that [#undo] would take back.
    boolean isJustMade() {
        Change last = changes.peekLast();
        return last != null && last.after().equals(Draft.of(form));
    }

    private record Change(Draft before, Draft after) {}
}
