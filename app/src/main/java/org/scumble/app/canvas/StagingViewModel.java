package org.scumble.app.canvas;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
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
import org.scumble.app.task.Tasks;
import org.scumble.engine.GenerationRequest;
import org.scumble.engine.image.Raster;

/// What was painted for the open canvas and is no part of it yet: candidates to look at where they
/// would be, to take, or to drop. Painting goes on meanwhile.
public final class StagingViewModel {
    private final OpenCanvas canvas;
    private final StagingJobs jobs;
    private final StagingShelf shelf;
    private final VerbViewModel.Asker asker;
    private final LongSupplier seeds;
    private final Tasks tasks;
    private final Notices notices;

    private final StagedList list = new StagedList();
    private final StagedShowing showing;
    private final StagingDrops drops;
    private final StagingTaker taker;

    /// Jobs whose cancelling the artist need not hear of.
    private final Set<Long> dismissed = new HashSet<>();

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
        showing = new StagedShowing(list, jobs, shelf, tasks, notices);
        drops = new StagingDrops(canvas, list, jobs, shelf, tasks, notices);
        taker = new StagingTaker(canvas, shelf, tasks, notices, this::taken);
        canvas.idProperty().addListener((property, before, now) -> load());
        canvas.documentProperty().addListener((property, before, now) -> changed(now));
        canvas.strokingProperty().addListener((property, before, now) -> stroking(now));
        changed(canvas.documentProperty().get());
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
        return showing.shownProperty();
    }

    /// What lies over the canvas now; null for nothing.
    ReadOnlyObjectProperty<@Nullable Placed> placedProperty() {
        return showing.placedProperty();
    }

    /// Whether a candidate is looked at, so that it can be taken or dropped.
    public ReadOnlyBooleanProperty choosingProperty() {
        return showing.choosingProperty();
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
        drops.forget();
        list.show(List.of());
        if (id == null) {
            return;
        }
        tasks.compute(
                () -> shelf.of(id),
                found -> {
                    if (id.equals(canvas.idProperty().get())) {
                        list.show(found);
                        shownProperty().set(true);
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
            drops.drop(it -> VerbStamp.isLive(it.request()) && !it.file().equals(candidate.file()));
        }
        list.add(candidate);
        if (!canvas.strokingProperty().get()) {
            shownProperty().set(true);
        }
    }

    /// Looks at one of the candidates.
    void select(Candidate candidate) {
        list.all().stream()
                .filter(staged -> staged.isOf(candidate))
                .findFirst()
                .ifPresent(list::select);
        shownProperty().set(true);
    }

    /// The candidate after the one that is looked at; after the last, what is being painted.
    public void next() {
        list.next(isPainting(), showing.isPreviewing());
        shownProperty().set(true);
    }

    /// The candidate before the one that is looked at.
    public void previous() {
        list.previous(isPainting(), showing.isPreviewing());
        shownProperty().set(true);
    }

    private boolean isPainting() {
        return jobs.progressProperty().get() != null;
    }

    /// What one paints must be seen.
    private void stroking(boolean now) {
        if (now && placedProperty().get() != null) {
            shownProperty().set(false);
        }
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

    private void changed(@Nullable Document now) {
        if (now != null) {
            list.place(now.settings().offset());
        }
        taker.changed(now);
    }

    // What is done with it

    /// Makes the candidate that is looked at a layer, and drops the others of its request.
    public void accept() {
        showing.looked()
                .ifPresent(
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
        showing.looked().ifPresent(staged -> taker.take(staged, List.of(staged), false));
    }

    private void taken(List<Staged> gone, boolean ends) {
        drops.giveUp(gone);
        if (ends) {
            long job = gone.getFirst().candidate().job();
            jobs.pending().stream().filter(it -> it.id() == job).forEach(this::dismiss);
        }
    }

    /// Whether a version of the document came from taking a candidate.
    boolean made(Document document) {
        return taker.made(document);
    }

    /// Drops the candidate that is looked at, until [#undo].
    public void discard() {
        showing.looked().ifPresent(staged -> drops.discard(staged::isOf));
    }

    public void discardAll() {
        drops.discard(it -> true);
    }

    /// Brings back what was discarded last, if nothing was done on the canvas since.
    ///
    /// @return whether there was anything
    boolean undo() {
        return drops.undo();
    }

    /// Keeps the canvas with the candidate that is looked at in the gallery.
    public void save() {
        Document document = canvas.documentProperty().get();
        if (document != null) {
            showing.looked().ifPresent(staged -> save(document, staged));
        }
    }

    private void save(Document document, Staged staged) {
        tasks.run(
                () -> shelf.save(document, staged),
                () -> notices.show(Notice.success("Saved to the gallery", "")),
                e -> notices.showError("It could not be saved to the gallery", e));
    }

    /// Paints another one like the one that is looked at, with another seed.
    public void more() {
        showing.looked().ifPresent(staged -> more(staged.candidate()));
    }

    private void more(Candidate candidate) {
        GenerationRequest request = candidate.request();
        Optional<VerbStamp> stamp = VerbStamp.of(request);
        if (stamp.isEmpty()) {
            notices.show(
                    Notice.warning(
                            "There is no more of this one", "No verb of the canvas painted it."));
            return;
        }
        GenerationRequest again =
                request.withSettings(request.settings().withSeed(seeds.getAsLong(), 1));
        drops.asked(again);
        asker.ask(again, new Origin(candidate.document(), stamp.get().region()));
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
        drops.ended(job);
        return dismissed.remove(job.id());
    }
}
