package org.scumble.app.canvas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.document.Document;
import org.scumble.app.canvas.staging.Candidate;
import org.scumble.app.canvas.staging.Origin;
import org.scumble.app.job.Job;
import org.scumble.app.job.JobProgress;
import org.scumble.app.job.JobState;
import org.scumble.app.notice.Notice;
import org.scumble.app.notice.Notices;
import org.scumble.app.task.Latest;
import org.scumble.app.task.Tasks;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.image.Raster;

/// What was painted for the open canvas and is no part of it yet: candidates to look at where they
/// would be, to take, or to drop. Painting goes on meanwhile.
public final class StagingViewModel {
    private final OpenCanvas canvas;
    private final StagingJobs jobs;
    private final StagingShelf shelf;
    private final StagingTaker taker;
    private final VerbViewModel.Asker asker;
    private final LongSupplier seeds;
    private final Tasks tasks;
    private final Notices notices;

    private final StagedList list = new StagedList();
    private final BooleanProperty shown = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<@Nullable Placed> placed = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper choosing = new ReadOnlyBooleanWrapper();
    private final Latest<Staged> wanted;

    /// Jobs whose cancelling the artist need not hear of.
    private final Set<Long> dismissed = new HashSet<>();

    /// What [#more] asked for and has not come to an end.
    private final List<GenerationRequest> asked = new ArrayList<>();

    /// The document of which a version was seen last.
    private @Nullable String seen;

    /// @param seeds throws seeds
    StagingViewModel(
            OpenCanvas canvas,
            StagingJobs jobs,
            StagingShelf shelf,
            VerbViewModel.Asker asker,
            LongSupplier seeds,
            Tasks tasks,
            Notices notices) {
        this.canvas = canvas;
        this.jobs = jobs;
        this.shelf = shelf;
        this.asker = asker;
        this.seeds = seeds;
        this.tasks = tasks;
        this.notices = notices;
        taker = new StagingTaker(canvas, shelf, tasks, notices, this::taken);
        wanted = Latest.answering(tasks, this::read, this::place, this::unreadable);
        canvas.idProperty().addListener((property, before, now) -> load());
        canvas.documentProperty().addListener((property, before, now) -> changed(before, now));
        canvas.strokingProperty().addListener((property, before, now) -> stroking(now));
        InvalidationListener looked = property -> place();
        shown.addListener(looked);
        list.selectedProperty().addListener(looked);
        list.followingProperty().addListener(looked);
        jobs.previewProperty().addListener(looked);
        load();
    }

    /// The open document's, the oldest first.
    ObservableList<Staged> candidates() {
        return list.all();
    }

    /// The one that was chosen last; null if there are none.
    ReadOnlyObjectProperty<@Nullable Staged> selectedProperty() {
        return list.selectedProperty();
    }

    /// Whether anything of this lies over the canvas.
    public BooleanProperty shownProperty() {
        return shown;
    }

    /// What lies over the canvas now; null for nothing.
    ReadOnlyObjectProperty<@Nullable Placed> placedProperty() {
        return placed.getReadOnlyProperty();
    }

    /// Whether a candidate is looked at, so that it can be taken or dropped.
    public ReadOnlyBooleanProperty choosingProperty() {
        return choosing.getReadOnlyProperty();
    }

    /// Of the job that runs for this document; null if none does.
    public ReadOnlyObjectProperty<@Nullable JobProgress> progressProperty() {
        return jobs.progressProperty();
    }

    /// How many more jobs wait for this document.
    public ReadOnlyIntegerProperty waitingProperty() {
        return jobs.waitingProperty();
    }

    // What is looked at

    private void load() {
        String id = canvas.idProperty().get();
        list.show(List.of());
        if (id == null) {
            return;
        }
        tasks.compute(
                () -> shelf.of(id),
                found -> {
                    if (id.equals(canvas.idProperty().get())) {
                        list.show(found);
                        shown.set(true);
                    }
                },
                e -> notices.showError("What was painted before could not be read", e));
    }

    /// A picture was painted.
    public void kept(Candidate candidate) {
        if (!candidate.document().equals(canvas.idProperty().get())) {
            return;
        }
        if (VerbStamp.isLive(candidate.request())) {
            drop(it -> VerbStamp.isLive(it.request()) && !it.file().equals(candidate.file()));
        }
        list.add(candidate);
        if (!canvas.strokingProperty().get()) {
            shown.set(true);
        }
    }

    /// Looks at one of the candidates.
    void select(Candidate candidate) {
        list.all().stream()
                .filter(staged -> staged.isOf(candidate))
                .findFirst()
                .ifPresent(list::select);
        shown.set(true);
    }

    /// The candidate after the one that is looked at; after the last, what is being painted.
    public void next() {
        list.next(isPainting(), isPreviewing());
        shown.set(true);
    }

    /// The candidate before the one that is looked at.
    public void previous() {
        list.previous(isPainting(), isPreviewing());
        shown.set(true);
    }

    private boolean isPainting() {
        return jobs.progressProperty().get() != null;
    }

    private boolean isPreviewing() {
        return list.followingProperty().get() && jobs.previewProperty().get() != null;
    }

    /// What one paints must be seen.
    private void stroking(boolean now) {
        if (now && placed.get() != null) {
            shown.set(false);
        }
    }

    private void place() {
        Staged choice = list.selectedProperty().get();
        choosing.set(shown.get() && choice != null && !isPreviewing());
        if (!shown.get()) {
            placed.set(null);
        } else if (isPreviewing()) {
            placed.set(jobs.previewProperty().get());
        } else if (choice == null) {
            placed.set(null);
        } else {
            wanted.offer(choice);
        }
    }

    /// In the background.
    private Read read(Staged staged) {
        return new Read(staged, shelf.patch(staged.candidate()));
    }

    private record Read(Staged staged, Raster patch) {}

    private void place(Read read) {
        if (choosing.get() && read.staged.equals(list.selectedProperty().get())) {
            placed.set(new Placed(read.staged.area(), read.patch));
        }
    }

    private void unreadable(Exception e) {
        placed.set(null);
        notices.showError("This candidate cannot be shown", e);
    }

    /// A small picture of a candidate, for the strip.
    ///
    /// @param side the longest, in pixels
    void thumbnail(Staged staged, int side, Consumer<Raster> then) {
        tasks.compute(
                () -> shelf.small(staged.candidate(), side),
                then,
                e -> notices.showError("A candidate cannot be read", e));
    }

    private void changed(@Nullable Document before, @Nullable Document now) {
        String id = canvas.idProperty().get();
        boolean same = id != null && id.equals(seen);
        seen = id;
        if (same && before != null && now != null && !before.box().equals(now.box())) {
            list.frameMoved(
                    before.settings().frame(),
                    now.settings().frame(),
                    jobs.pending().stream().map(Job::id).toList());
        }
        taker.changed(now);
    }

    // What is done with it

    /// The candidate that is looked at; nothing while it is hidden or another is being painted.
    private Optional<Staged> looked() {
        return choosing.get()
                ? Optional.ofNullable(list.selectedProperty().get())
                : Optional.empty();
    }

    /// Makes the candidate that is looked at a layer, and drops the others of its request.
    public void accept() {
        looked().ifPresent(
                        staged -> {
                            long job = staged.candidate().job();
                            List<Staged> kin =
                                    list.all().stream()
                                            .filter(it -> it.candidate().job() == job)
                                            .toList();
                            taker.take(staged, kin, true);
                        });
    }

    /// Makes the candidate that is looked at a layer, and goes on with the others.
    public void keep() {
        looked().ifPresent(staged -> taker.take(staged, List.of(staged), false));
    }

    private void taken(List<Staged> gone, boolean ends) {
        drop(it -> gone.stream().anyMatch(taken -> taken.isOf(it)));
        if (ends) {
            long job = gone.getFirst().candidate().job();
            jobs.pending().stream().filter(it -> it.id() == job).forEach(this::dismiss);
        }
    }

    /// Whether a version of the document came from taking a candidate.
    boolean made(Document document) {
        return taker.made(document);
    }

    /// Drops the candidate that is looked at.
    public void discard() {
        looked().ifPresent(staged -> drop(staged::isOf));
    }

    public void discardAll() {
        drop(it -> true);
    }

    private void drop(Predicate<Candidate> which) {
        List<Candidate> gone = list.remove(which).stream().map(Staged::candidate).toList();
        if (!gone.isEmpty()) {
            Collection<GenerationRequest> inUse = inUse();
            tasks.run(
                    () -> shelf.remove(gone, inUse),
                    () -> {},
                    e -> notices.showError("A candidate could not be deleted", e));
        }
    }

    /// What may still read its files.
    private List<GenerationRequest> inUse() {
        List<GenerationRequest> requests = new ArrayList<>(asked);
        list.all().forEach(staged -> requests.add(staged.candidate().request()));
        jobs.all().forEach(job -> requests.add(job.request()));
        return requests;
    }

    /// Keeps the canvas with the candidate that is looked at in the gallery.
    public void save() {
        Document document = canvas.documentProperty().get();
        if (document != null) {
            looked().ifPresent(
                            staged ->
                                    tasks.run(
                                            () -> shelf.save(document, staged),
                                            () ->
                                                    notices.show(
                                                            Notice.success(
                                                                    "Saved to the gallery", "")),
                                            e ->
                                                    notices.showError(
                                                            "It could not be saved to the"
                                                                    + " gallery",
                                                            e)));
        }
    }

    /// Paints another one like the one that is looked at, with another seed.
    public void more() {
        looked().ifPresent(
                        staged ->
                                VerbStamp.of(staged.candidate().request())
                                        .ifPresentOrElse(
                                                stamp -> more(staged, stamp),
                                                () ->
                                                        notices.show(
                                                                Notice.warning(
                                                                        "There is no more of"
                                                                                + " this one",
                                                                        "No verb of the canvas"
                                                                                + " painted it."))));
    }

    private void more(Staged staged, VerbStamp stamp) {
        Candidate candidate = staged.candidate();
        GenerationRequest request = candidate.request();
        GenerationRequest again =
                request.withSettings(request.settings().withSeed(seeds.getAsLong(), 1));
        int dx = staged.area().x() - candidate.area().x();
        int dy = staged.area().y() - candidate.area().y();
        asked.add(again);
        asker.ask(again, new Origin(candidate.document(), stamp.region().moved(dx, dy)));
        list.follow();
    }

    /// Cancels what is being painted for this document now.
    public void cancel() {
        jobs.pending().stream()
                .filter(job -> job.state() == JobState.RUNNING)
                .forEach(this::dismiss);
    }

    /// Cancels a job without a word.
    void dismiss(Job job) {
        dismissed.add(job.id());
        jobs.cancel(job);
    }

    /// Hears of a job's end.
    ///
    /// @return whether there is nothing to tell the artist about
    boolean ended(Job job) {
        boolean silent = dismissed.remove(job.id());
        asked.remove(job.request());
        list.ended(job.id());
        if (job.state() == JobState.DONE && jobs.isOurs(job)) {
            Collection<GenerationRequest> inUse = inUse();
            tasks.run(
                    () -> shelf.release(job.request(), inUse),
                    () -> {},
                    e -> notices.showError("Files of the canvas could not be deleted", e));
        }
        return silent;
    }
}
