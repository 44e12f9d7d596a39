package org.scumble.app.canvas.tool;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.paint.Brush;
import org.scumble.engine.image.Box;

/// What tools work on: the document as it was last committed, the artist's choices, and the ways to
/// show, keep or drop what a tool is doing.
public interface Easel {
    /// The present version.
    Document document();

    /// The active tool's brush.
    Brush brush();

    /// The colour that paints, straight alpha.
    int colour();

    /// The other colour.
    int background();

    ToolOptions options();

    /// The grid and sizes that suit the model, for the frame.
    FrameSizes frameSizes();

    /// Shows a version that is not to be kept yet.
    ///
    /// @param touched where it differs from what was shown last
    void show(Document live, Box touched);

    /// Shows what `work` gives, unless something newer is shown by then. Work that takes its time
    /// does so in the background.
    void preview(Callable<Document> work);

    /// Shows the present version again.
    void drop();

    /// Makes a version the present one.
    ///
    /// @param name what was done, as in "Undo ..."
    void commit(String name, Document next);

    /// Like [#commit], but takes the place of the version before if that was committed under the
    /// same name and gesture.
    void commit(String name, Document next, Object gesture);

    /// Does work that may take its time, and then `then`; until then nothing new can be pressed.
    ///
    /// @param name what is done, in case it fails
    <T> void compute(String name, Callable<T> work, Consumer<? super T> then);

    /// Takes up a colour.
    void pick(int argb);

    /// Moves the view by pixels of the document.
    void pan(double dx, double dy);

    /// The tool's overlays or pointer have changed.
    void redraw();

    /// Says why nothing happens, in words that tell what to do.
    void refuse(String why);
}
