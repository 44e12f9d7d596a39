package org.scumble.app.canvas;

import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;

/// The canvas that is open, as verbs and candidates know it. On the interface's thread.
public interface OpenCanvas {
    /// The working document's id; null while no document is open.
    ReadOnlyObjectProperty<@Nullable String> idProperty();

    /// The present version; null while no document is open.
    ReadOnlyObjectProperty<@Nullable Document> documentProperty();

    /// Whether a stroke is under way.
    ReadOnlyBooleanProperty strokingProperty();

    /// Whether something is computed that must end before the document can change.
    ReadOnlyBooleanProperty busyProperty();

    /// Makes a version the present one.
    ///
    /// @param name what was done, as in "Undo ..."
    void commit(String name, Document next);

    /// Like [#commit], but takes the place of the version before if that was committed under the
    /// same name and gesture.
    void commit(String name, Document next, Object gesture);

    /// Runs something once all steps so far are on the disk.
    void whenSafe(Runnable then);

    /// Changes the document, in the background if it is large.
    void change(String name, UnaryOperator<Document> change);
}
