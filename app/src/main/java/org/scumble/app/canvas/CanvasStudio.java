package org.scumble.app.canvas;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.scumble.app.notice.Notices;
import org.scumble.app.settings.CanvasState;
import org.scumble.app.task.Tasks;

/// What stands behind the canvas page.
public record CanvasStudio(
        CanvasViewModel canvas,
        DocumentsViewModel documents,
        LayersViewModel layers,
        EditViewModel edit) {
    /// Puts it together.
    ///
    /// @param folder where the journals of documents under work are kept
    /// @param journals writes them, one step after the other
    /// @param work does what takes its time, one after the other
    /// @param drawing makes what is seen of the canvas, several tiles at once
    /// @param thumbnails makes small pictures of layers
    /// @param keeper remembers which documents there are
    public static CanvasStudio of(
            Path folder,
            Executor journals,
            Tasks work,
            Tasks drawing,
            Tasks thumbnails,
            Consumer<CanvasState> keeper,
            Notices notices) {
        CanvasViewModel canvas = new CanvasViewModel(work, drawing, thumbnails, notices);
        return new CanvasStudio(
                canvas,
                new DocumentsViewModel(canvas, folder, journals, work, keeper, notices),
                new LayersViewModel(canvas),
                new EditViewModel(canvas, notices));
    }
}
