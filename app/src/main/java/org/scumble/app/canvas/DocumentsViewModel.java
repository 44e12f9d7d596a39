package org.scumble.app.canvas;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.file.Documents;
import org.scumble.app.canvas.journal.CanvasFolder;
import org.scumble.app.notice.Notice;
import org.scumble.app.notice.Notices;
import org.scumble.app.settings.CanvasState;
import org.scumble.app.task.Tasks;

/// Opening, saving and going on: which document is on the canvas, where it is saved, and what was
/// worked on before. Work is never lost for want of saving: each document's journal stays until all
/// in it is in a file of the artist's own.
public final class DocumentsViewModel {
    static final int FIRST_SIDE = 1024;

    private final CanvasViewModel canvas;
    private final WorkingDocuments documents;
    private final RecentList recent = new RecentList();
    private final Tasks work;
    private final Consumer<CanvasState> keeper;
    private final Notices notices;

    private final ReadOnlyObjectWrapper<DocumentInfo> info =
            new ReadOnlyObjectWrapper<>(DocumentInfo.NONE);
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();

    /// @param folder where journals are kept
    /// @param journals writes them, one step after the other
    /// @param keeper remembers which documents there are
    public DocumentsViewModel(
            CanvasViewModel canvas,
            Path folder,
            Executor journals,
            Tasks work,
            Consumer<CanvasState> keeper,
            Notices notices) {
        this.canvas = canvas;
        this.work = work;
        this.keeper = keeper;
        this.notices = notices;
        documents =
                new WorkingDocuments(
                        new CanvasFolder(folder),
                        journals,
                        warning -> work.ui().execute(() -> notices.show(warning)));
        canvas.stepsProperty().addListener((property, before, now) -> show());
    }

    public ReadOnlyObjectProperty<DocumentInfo> infoProperty() {
        return info.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty savingProperty() {
        return saving.getReadOnlyProperty();
    }

    /// What was worked on, the newest first, the present one among them.
    public ObservableList<CanvasState.Entry> entries() {
        return recent.entries();
    }

    /// Goes on with the document that was on the canvas last. If none is remembered, with the
    /// newest that is found, or else with an empty one. What is in no list, since a kill came
    /// before it was noted, gets into it.
    public void begin(Optional<CanvasState> remembered) {
        remembered.ifPresent(state -> recent.fill(state.entries()));
        String current = remembered.map(CanvasState::current).orElse("");
        Optional<CanvasState.Entry> last =
                recent.entries().stream()
                        .filter(it -> !current.isEmpty() && it.journal().equals(current))
                        .filter(documents::isKept)
                        .findFirst();
        last.ifPresent(this::goOn);
        Set<String> listed = recent.journals();
        work.compute(
                () -> documents.unlisted(listed),
                found -> take(found, last.isEmpty()),
                e -> {
                    notices.showError("Canvases of earlier could not be looked for", e);
                    if (last.isEmpty()) {
                        createFirst();
                    }
                });
    }

    private void goOn(CanvasState.Entry last) {
        work.compute(
                () -> documents.reopen(last),
                this::take,
                e -> {
                    notices.showError("The last canvas could not be opened", e);
                    createFirst();
                });
    }

    private void createFirst() {
        create(FIRST_SIDE, FIRST_SIDE, Ground.WHITE);
    }

    /// @param found what is in no list, the newest first
    /// @param idle whether there is no document on the canvas
    private void take(List<CanvasState.Entry> found, boolean idle) {
        recent.add(found);
        if (idle && !found.isEmpty()) {
            goOn(found.getFirst());
        } else if (idle) {
            createFirst();
        } else {
            remember();
        }
        List<CanvasState.Entry> beside = idle ? found.stream().skip(1).toList() : found;
        if (!beside.isEmpty()) {
            notices.show(
                    Notice.warning(
                                    beside.size() == 1
                                            ? "A canvas was found that was in no list"
                                            : "%d canvases were found that were in no list"
                                                    .formatted(beside.size()),
                                    "Scumble ended before it could note this work. It is in the"
                                            + " menu of the canvas, under Recent.")
                            .withAction("Open", () -> open(beside.getFirst())));
        }
    }

    /// Puts a new, empty document on the canvas.
    public void create(int width, int height, Ground ground) {
        int colour = canvas.background();
        opening(
                "New canvas",
                () ->
                        documents.begin(
                                WorkingDocuments.UNTITLED,
                                "New canvas",
                                ground.canvas(width, height, colour)));
    }

    /// Puts a picture on the canvas as a document of its own.
    ///
    /// @param name what it is called
    public void create(String name, Document document) {
        opening("New canvas", () -> documents.begin(name, "New canvas", document));
    }

    /// Opens a file as a document of its own.
    public void open(Path file) {
        opening("Open " + FileNames.name(file), () -> documents.open(file));
    }

    /// Goes on with a document of earlier.
    public void open(CanvasState.Entry entry) {
        if (!isPresent(entry)) {
            opening("Open " + entry.name(), () -> documents.reopen(entry));
        }
    }

    private boolean isPresent(CanvasState.Entry entry) {
        WorkingDocument now = canvas.working();
        return now != null && now.journal().equals(entry.journal());
    }

    private void opening(String name, Callable<WorkingDocument> work) {
        if (!canvas.busyProperty().get()) {
            canvas.compute(name, work, this::take);
        }
    }

    /// Puts a document on the canvas, and the one before it away.
    private void take(WorkingDocument next) {
        WorkingDocument before = canvas.working();
        next.onFailure(
                e -> work.ui().execute(() -> notices.showError("The canvas is not safe", e)));
        canvas.open(next);
        if (before != null) {
            putAway(before);
        }
        remember();
    }

    /// Forgets the journal of what is saved, keeps that of everything else.
    private void putAway(WorkingDocument before) {
        boolean saved = before.isSaved();
        recent.putAway(before, saved);
        String name = before.name();
        work.run(
                saved ? before::discard : before::close,
                () -> {},
                e -> notices.showError("%s was not closed well".formatted(name), e));
    }

    /// Puts the present document first, and tells the keeper.
    private void remember() {
        WorkingDocument now = canvas.working();
        if (now != null) {
            recent.putFirst(now);
            keeper.accept(new CanvasState(now.journal(), recent.entries()));
            show();
        }
    }

    private void show() {
        WorkingDocument now = canvas.working();
        if (now != null) {
            info.set(new DocumentInfo(now.name(), now.target(), now.isSaved()));
        }
    }

    /// Saves to the file it was saved to before.
    ///
    /// @return false if there is none, and one must be chosen
    public boolean save() {
        WorkingDocument now = canvas.working();
        Path target = now == null ? null : now.target();
        if (target == null) {
            return false;
        }
        saveAs(target);
        return true;
    }

    /// Saves as a project or as OpenRaster, by the file's ending; without either, as a project.
    public void saveAs(Path chosen) {
        WorkingDocument now = canvas.working();
        if (now == null || saving.get()) {
            return;
        }
        canvas.tools().finish();
        Path target = FileNames.layered(chosen);
        saving.set(true);
        work.run(
                () -> now.save(target),
                () -> {
                    saving.set(false);
                    remember();
                },
                e -> {
                    saving.set(false);
                    notices.showError("%s was not saved".formatted(now.name()), e);
                });
    }

    /// Writes the picture as other programs take it.
    public void export(Path chosen) {
        Document document = canvas.documentProperty().get();
        if (document == null) {
            return;
        }
        canvas.tools().finish();
        Path target = FileNames.withSome(chosen, "png");
        Document present = canvas.document();
        work.run(
                () -> Documents.export(present, target),
                () -> notices.show(Notice.success("Exported", target.toString())),
                e -> notices.showError("%s was not written".formatted(FileNames.name(target)), e));
    }

    /// Opens a picture's file and hands it over, flat.
    public void read(Path file, Consumer<Document> then) {
        canvas.compute("Open " + FileNames.name(file), () -> Documents.open(file).document(), then);
    }

    /// A name to save under.
    ///
    /// @param ending without the dot
    public String suggestion(String ending) {
        return FileNames.withoutEnding(info.get().name()) + "." + ending;
    }

    /// Writes what is not on disk yet and closes the journal.
    public void close() {
        canvas.tools().finish();
        @Nullable WorkingDocument now = canvas.working();
        if (now != null) {
            now.close();
        }
    }
}
