package org.scumble.app.canvas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.file.Documents;
import org.scumble.app.canvas.file.FileKind;
import org.scumble.app.canvas.file.Opened;
import org.scumble.app.canvas.journal.CanvasFolder;
import org.scumble.app.canvas.journal.DocumentFile;
import org.scumble.app.canvas.journal.FoundCanvas;
import org.scumble.app.canvas.journal.TileMemory;
import org.scumble.app.notice.Notice;
import org.scumble.app.settings.CanvasState;
import org.scumble.app.ui.Format;

/// Begins documents and opens them, from files and from the journals of earlier. All of it takes
/// its time and belongs into the background.
final class WorkingDocuments {
    static final String UNTITLED = "Untitled";

    /// Of all memory, the share that tiles in memory may take.
    private static final int MEMORY_SHARE = 4;

    private final CanvasFolder folder;
    private final Executor journals;
    private final Consumer<Notice> warnings;
    private final TileMemory memory =
            new TileMemory(
                    Math.min(
                            TileMemory.STANDARD_BUDGET,
                            Runtime.getRuntime().maxMemory() / MEMORY_SHARE));

    /// @param folder where journals are kept
    /// @param journals writes them, one step after the other
    /// @param warnings hears what the artist must know of a document that opens all the same
    WorkingDocuments(CanvasFolder folder, Executor journals, Consumer<Notice> warnings) {
        this.folder = folder;
        this.journals = journals;
        this.warnings = warnings;
    }

    /// Begins one.
    ///
    /// @param step what made it, as the history tells it
    WorkingDocument begin(String name, String step, Document document) throws IOException {
        DocumentFile file = DocumentFile.create(folder.fresh(), step, document, journals, memory);
        return new WorkingDocument(file, name, null, 0);
    }

    /// Whether there is a journal to go on with.
    boolean isKept(CanvasState.Entry entry) {
        return !entry.journal().isEmpty() && Files.exists(folder.journal(entry.journal()));
    }

    /// Goes on with one of earlier, or opens the file to which it was saved before it was put away.
    WorkingDocument reopen(CanvasState.Entry entry) throws IOException {
        if (!isKept(entry)) {
            return open(Path.of(entry.target()));
        }
        DocumentFile file = DocumentFile.open(folder.journal(entry.journal()), journals, memory);
        tellDamage(entry.name(), file);
        Path target = entry.target().isEmpty() ? null : Path.of(entry.target());
        return new WorkingDocument(file, entry.name(), target, entry.saved());
    }

    /// Opens a file as a document of its own.
    WorkingDocument open(Path path) throws IOException {
        Path journal = folder.fresh();
        String name = FileNames.name(path);
        if (DocumentFile.isOne(path)) {
            DocumentFile file = DocumentFile.openProject(path, journal, journals, memory);
            tellDamage(name, file);
            return new WorkingDocument(file, name, path, file.history().presentVersion().number());
        }
        Opened opened = Documents.open(path);
        if (!opened.warnings().isEmpty()) {
            warnings.accept(
                    Notice.warning(
                            "Not all of %s is here".formatted(name),
                            String.join(" ", opened.warnings())));
        }
        DocumentFile file =
                DocumentFile.create(journal, "Open " + name, opened.document(), journals, memory);
        boolean layered = FileKind.of(path) == FileKind.OPEN_RASTER;
        return new WorkingDocument(
                file,
                layered ? name : FileNames.withoutEnding(name),
                layered ? path : null,
                file.history().presentVersion().number());
    }

    private void tellDamage(String name, DocumentFile file) {
        Path damaged = file.damaged();
        if (damaged != null) {
            warnings.accept(
                    Notice.warning(
                            "%s was damaged".formatted(name),
                            "What could be read of it is on the canvas. The damaged file is kept at %s."
                                    .formatted(damaged)));
        }
    }

    /// Work that is in no list, the newest first. What a kill left behind without any is deleted.
    ///
    /// @param listed the names of the journals in the list
    List<CanvasState.Entry> unlisted(Set<String> listed) {
        folder.clean();
        return folder.unlisted(listed).stream().map(WorkingDocuments::entry).toList();
    }

    private static CanvasState.Entry entry(FoundCanvas found) {
        Path project = found.project();
        return new CanvasState.Entry(
                FileNames.name(found.journal()),
                project == null
                        ? UNTITLED + ", " + Format.time(found.written())
                        : FileNames.name(project),
                project == null ? "" : project.toString(),
                found.saved());
    }
}
