package org.scumble.app.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.document.History;

/// A canvas without tools and journal.
final class FakeCanvas implements OpenCanvas {
    static final String ID = "canvas-1";

    final ReadOnlyObjectWrapper<@Nullable String> id = new ReadOnlyObjectWrapper<>(ID);
    final ReadOnlyObjectWrapper<@Nullable Document> document = new ReadOnlyObjectWrapper<>();
    final ReadOnlyBooleanWrapper stroking = new ReadOnlyBooleanWrapper();
    final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    final History history;
    private final List<Runnable> unsafe = new ArrayList<>();

    /// Whether steps are on the disk only with [#safe].
    boolean slow;

    FakeCanvas(Document first) {
        history = new History(first);
        document.set(first);
    }

    @Override
    public ReadOnlyObjectProperty<@Nullable String> idProperty() {
        return id.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<@Nullable Document> documentProperty() {
        return document.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyBooleanProperty strokingProperty() {
        return stroking.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    @Override
    public void commit(String name, Document next) {
        history.commit(name, next);
        document.set(next);
    }

    @Override
    public void commit(String name, Document next, Object gesture) {
        history.commit(name, next, gesture);
        document.set(next);
    }

    @Override
    public void change(String name, UnaryOperator<Document> change) {
        commit(name, change.apply(present()));
    }

    @Override
    public void whenSafe(Runnable then) {
        if (slow) {
            unsafe.add(then);
        } else {
            then.run();
        }
    }

    /// The disk has come after.
    void safe() {
        List.copyOf(unsafe).forEach(Runnable::run);
        unsafe.clear();
    }

    Document present() {
        return history.present();
    }

    void undo() {
        document.set(history.undo());
    }
}
