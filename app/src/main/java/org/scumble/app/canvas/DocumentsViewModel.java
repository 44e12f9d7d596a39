package org.scumble.app.canvas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.file.Documents;
import org.scumble.app.canvas.file.FileKind;
import org.scumble.app.canvas.file.Opened;
import org.scumble.app.canvas.journal.DocumentFile;
import org.scumble.app.canvas.journal.TileMemory;
import org.scumble.app.notice.Notice;
import org.scumble.app.notice.Notices;
import org.scumble.app.settings.CanvasState;
import org.scumble.app.task.Tasks;

/// Opening, saving and going on: which document is on the canvas, where it is saved, and what was
/// worked on before. Work is never lost for want of saving: each document's journal stays until all
/// in it is in a file of the artist's own.
public final class DocumentsViewModel {
    private static final int MOST_ENTRIES = 12;
    static final int FIRST_SIDE = 1024;

    /// Of all memory, the share that tiles in memory may take.
    private static final int MEMORY_SHARE = 4;

    private final CanvasViewModel canvas;
    private final Path folder;
    private final Executor journals;
    private final Tasks work;
    private final Consumer<CanvasState> keeper;
    private final Notices notices;
    private final TileMemory memory =
            new TileMemory(
                    Math.min(
                            TileMemory.STANDARD_BUDGET,
                            Runtime.getRuntime().maxMemory() / MEMORY_SHARE));

    private final ReadOnlyObjectWrapper<DocumentInfo> info =
            new ReadOnlyObjectWrapper<>(DocumentInfo.NONE);
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
    private final ObservableList<CanvasState.Entry> entries = FXCollections.observableArrayList();
    private final ObservableList<CanvasState.Entry> entriesView =
            FXCollections.unmodifiableObservableList(entries);

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
        this.folder = folder;
        this.journals = journals;
        this.work = work;
        this.keeper = keeper;
        this.notices = notices;
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
        return entriesView;
    }

    /// Goes on with the document that was on the canvas last, or begins with an empty one.
    public void begin(Optional<CanvasState> remembered) {
        remembered.ifPresent(state -> entries.setAll(state.entries()));
        String current = remembered.map(CanvasState::current).orElse("");
        Optional<CanvasState.Entry> entry =
                entries.stream()
                        .filter(it -> !current.isEmpty() && it.journal().equals(current))
                        .filter(it -> Files.exists(folder.resolve(it.journal())))
                        .findFirst();
        if (entry.isPresent()) {
            CanvasState.Entry last = entry.get();
            work.compute(
                    () -> reopened(last),
                    this::take,
                    e -> {
                        notices.showError("The last canvas could not be opened", e);
                        create(FIRST_SIDE, FIRST_SIDE, Ground.WHITE);
                    });
        } else {
            create(FIRST_SIDE, FIRST_SIDE, Ground.WHITE);
        }
    }

    /// Puts a new, empty document on the canvas.
    public void create(int width, int height, Ground ground) {
        int colour = canvas.background();
        opening(
                "New canvas",
                () -> made("Untitled", "New canvas", ground.canvas(width, height, colour)));
    }

    /// Puts a picture on the canvas as a document of its own.
    ///
    /// @param name what it is called
    public void create(String name, Document document) {
        opening("New canvas", () -> made(name, "New canvas", document));
    }

    private WorkingDocument made(String name, String step, Document document) throws IOException {
        DocumentFile file = DocumentFile.create(freeJournal(), step, document, journals, memory);
        return new WorkingDocument(file, name, null, 0);
    }

    private Path freeJournal() throws IOException {
        Files.createDirectories(folder);
        long number = System.currentTimeMillis();
        Path journal = folder.resolve("canvas-" + number + ".journal");
        while (Files.exists(journal)) {
            journal = folder.resolve("canvas-" + ++number + ".journal");
        }
        return journal;
    }

    /// Opens a file as a document of its own.
    public void open(Path file) {
        opening("Open " + name(file), () -> opened(file));
    }

    /// Goes on with a document of earlier.
    public void open(CanvasState.Entry entry) {
        boolean kept = !entry.journal().isEmpty() && Files.exists(folder.resolve(entry.journal()));
        if (isPresent(entry)) {
            return;
        }
        opening(
                "Open " + entry.name(),
                () -> kept ? reopened(entry) : opened(Path.of(entry.target())));
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

    /// In the background.
    private WorkingDocument reopened(CanvasState.Entry entry) {
        DocumentFile file = DocumentFile.open(folder.resolve(entry.journal()), journals, memory);
        tellDamage(entry.name(), file);
        Path target = entry.target().isEmpty() ? null : Path.of(entry.target());
        return new WorkingDocument(file, entry.name(), target, entry.saved());
    }

    /// In the background.
    private WorkingDocument opened(Path path) throws IOException {
        Path journal = freeJournal();
        if (DocumentFile.isOne(path)) {
            DocumentFile file = DocumentFile.openProject(path, journal, journals, memory);
            tellDamage(name(path), file);
            return new WorkingDocument(
                    file, name(path), path, file.history().presentVersion().number());
        }
        Opened opened = Documents.open(path);
        if (!opened.warnings().isEmpty()) {
            Notice warning =
                    Notice.warning(
                            "Not all of %s is here".formatted(name(path)),
                            String.join(" ", opened.warnings()));
            work.ui().execute(() -> notices.show(warning));
        }
        DocumentFile file =
                DocumentFile.create(
                        journal, "Open " + name(path), opened.document(), journals, memory);
        boolean layered = FileKind.of(path) == FileKind.OPEN_RASTER;
        return new WorkingDocument(
                file,
                layered ? name(path) : withoutEnding(name(path)),
                layered ? path : null,
                file.history().presentVersion().number());
    }

    private void tellDamage(String name, DocumentFile file) {
        Path damaged = file.damaged();
        if (damaged != null) {
            Notice warning =
                    Notice.warning(
                            "%s was damaged".formatted(name),
                            "What could be read of it is on the canvas. The damaged file is kept at %s."
                                    .formatted(damaged));
            work.ui().execute(() -> notices.show(warning));
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
        CanvasState.Entry was = entry(before);
        entries.removeIf(it -> it.journal().equals(was.journal()));
        if (!saved) {
            entries.addFirst(was);
        } else if (!was.target().isEmpty()) {
            entries.addFirst(new CanvasState.Entry("", was.name(), was.target(), was.saved()));
        }
        work.run(
                saved ? before::discard : before::close,
                () -> {},
                e -> notices.showError("%s was not closed well".formatted(was.name()), e));
    }

    private static CanvasState.Entry entry(WorkingDocument document) {
        Path target = document.target();
        return new CanvasState.Entry(
                document.journal(),
                document.name(),
                target == null ? "" : target.toString(),
                document.savedVersion());
    }

    /// Puts the present document first, and tells the keeper.
    private void remember() {
        WorkingDocument now = canvas.working();
        if (now == null) {
            return;
        }
        CanvasState.Entry present = entry(now);
        List<CanvasState.Entry> list = new ArrayList<>();
        list.add(present);
        for (CanvasState.Entry each : entries) {
            boolean same =
                    each.journal().equals(present.journal())
                            || (!each.target().isEmpty() && each.target().equals(present.target()));
            // Unsaved work stays on the list, however long it gets.
            if (!same && (list.size() < MOST_ENTRIES || !each.journal().isEmpty())) {
                list.add(each);
            }
        }
        entries.setAll(list);
        keeper.accept(new CanvasState(present.journal(), list));
        show();
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
        Path target = withEnding(chosen);
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

    private static Path withEnding(Path chosen) {
        String name = name(chosen).toLowerCase(Locale.ROOT);
        boolean layered = isProject(chosen) || name.endsWith("." + WorkingDocument.OPEN_RASTER);
        return layered
                ? chosen
                : chosen.resolveSibling(name(chosen) + "." + WorkingDocument.PROJECT);
    }

    /// Writes the picture as other programs take it.
    public void export(Path chosen) {
        Document document = canvas.documentProperty().get();
        if (document == null) {
            return;
        }
        canvas.tools().finish();
        Path target =
                name(chosen).contains(".") ? chosen : chosen.resolveSibling(name(chosen) + ".png");
        Document present = canvas.document();
        work.run(
                () -> Documents.export(present, target),
                () -> notices.show(Notice.success("Exported", target.toString())),
                e -> notices.showError("%s was not written".formatted(name(target)), e));
    }

    /// Opens a picture's file and hands it over, flat.
    public void read(Path file, Consumer<Document> then) {
        canvas.compute("Open " + name(file), () -> Documents.open(file).document(), then);
    }

    /// A name to save under.
    ///
    /// @param ending without the dot
    public String suggestion(String ending) {
        return withoutEnding(info.get().name()) + "." + ending;
    }

    /// Whether a file is called like a project.
    static boolean isProject(Path file) {
        return name(file).toLowerCase(Locale.ROOT).endsWith("." + WorkingDocument.PROJECT);
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String withoutEnding(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
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
