package org.scumble.app.canvas;

import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.notice.Notices;
import org.scumble.app.task.Latest;
import org.scumble.app.task.Tasks;
import org.scumble.engine.image.Box;

/// What is to be seen of a document: a version that was committed, or what a tool is doing to it.
/// Previews are computed in the background, the newest alone if there is no time for all.
final class Showing {
    private final Latest<Preview> previews;
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private long asked;

    /// The last preview that was asked for before a version was settled on: it comes too late.
    private long settled;

    private record Preview(long number, Callable<Document> work) {}

    private record Drawn(long number, Document document) {}

    Showing(Tasks tasks, Notices notices) {
        previews =
                Latest.answering(
                        tasks,
                        preview -> new Drawn(preview.number, preview.work.call()),
                        this::show,
                        e -> notices.showError("The preview could not be drawn", e));
    }

    ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Shows a version that stays.
    void settle(Document document) {
        settled = asked;
        shown.set(new Shown(document, null));
    }

    /// Shows a stroke in progress.
    void live(Document document, Box touched) {
        shown.set(new Shown(document, touched));
    }

    void preview(Callable<Document> work) {
        previews.offer(new Preview(++asked, work));
    }

    private void show(Drawn drawn) {
        if (drawn.number > settled) {
            shown.set(new Shown(drawn.document, null));
        }
    }
}
