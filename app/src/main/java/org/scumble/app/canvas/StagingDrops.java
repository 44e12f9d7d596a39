package org.scumble.app.canvas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.scumble.app.canvas.staging.Candidate;
import org.scumble.app.job.Job;
import org.scumble.app.job.JobState;
import org.scumble.app.notice.Notice;
import org.scumble.app.notice.Notices;
import org.scumble.app.task.Tasks;
import org.scumble.engine.GenerationRequest;

/// Takes candidates out, for good or so that they can be brought back, and deletes the files of
/// their requests once nothing reads them.
final class StagingDrops {
    private final OpenCanvas canvas;
    private final StagedList list;
    private final StagingJobs jobs;
    private final StagingShelf shelf;
    private final Tasks tasks;
    private final Notices notices;
    private final StagedBin bin = new StagedBin();

    /// What was asked for anew and has not come to an end.
    private final List<GenerationRequest> asked = new ArrayList<>();

    /// What tells of the last discard.
    private @Nullable Notice told;

    StagingDrops(
            OpenCanvas canvas,
            StagedList list,
            StagingJobs jobs,
            StagingShelf shelf,
            Tasks tasks,
            Notices notices) {
        this.canvas = canvas;
        this.list = list;
        this.jobs = jobs;
        this.shelf = shelf;
        this.tasks = tasks;
        this.notices = notices;
    }

    /// A request reads the files of another that may be dropped.
    void asked(GenerationRequest request) {
        asked.add(request);
    }

    /// Hears of a job's end.
    void ended(Job job) {
        asked.remove(job.request());
        if (job.state() == JobState.DONE && jobs.isOurs(job)) {
            Collection<GenerationRequest> inUse = inUse();
            tasks.run(
                    () -> shelf.release(job.request(), inUse),
                    () -> {},
                    e -> notices.showError("Files of the canvas could not be deleted", e));
        }
    }

    /// Takes candidates out that are a part of the document now. They stay on the disk until that
    /// is there too: a kill in between must leave one or the other.
    void giveUp(List<Staged> taken) {
        Predicate<Candidate> which = it -> taken.stream().anyMatch(staged -> staged.isOf(it));
        List<Candidate> gone = list.remove(which).stream().map(Staged::candidate).toList();
        canvas.whenSafe(() -> delete(gone));
    }

    /// Takes candidates out for good.
    void drop(Predicate<Candidate> which) {
        delete(list.remove(which).stream().map(Staged::candidate).toList());
    }

    private void delete(List<Candidate> gone) {
        if (!gone.isEmpty()) {
            Collection<GenerationRequest> inUse = inUse();
            tasks.run(
                    () -> shelf.remove(gone, inUse),
                    () -> {},
                    e -> notices.showError("A candidate could not be deleted", e));
        }
    }

    /// Takes candidates out so that they can be brought back.
    void discard(Predicate<Candidate> which) {
        List<Candidate> gone = list.remove(which).stream().map(Staged::candidate).toList();
        if (gone.isEmpty()) {
            return;
        }
        StagedBin.Discard discard = new StagedBin.Discard(gone, canvas.documentProperty().get());
        tasks.run(
                () -> shelf.discard(gone),
                () -> {},
                e -> notices.showError("A candidate could not be discarded", e));
        delete(bin.add(discard));
        String what =
                gone.size() == 1
                        ? "Candidate discarded"
                        : "%d candidates discarded".formatted(gone.size());
        tell(Notice.info(what, "").withAction("Undo", () -> restore(discard)));
    }

    /// Brings back what was discarded last, if the document was not changed since.
    ///
    /// @return whether there was anything
    boolean undo() {
        Optional<StagedBin.Discard> last = bin.last(canvas.documentProperty().get());
        last.ifPresent(this::restore);
        return last.isPresent();
    }

    private void restore(StagedBin.Discard discard) {
        tell(null);
        if (bin.take(discard)) {
            List<Candidate> wanted = discard.candidates();
            tasks.run(
                    () -> shelf.restore(wanted),
                    () -> list.restore(wanted),
                    e -> notices.showError("A candidate could not be brought back", e));
        }
    }

    /// Another document comes; nothing of this one's is brought back any more.
    void forget() {
        tell(null);
        delete(bin.clear());
    }

    private void tell(@Nullable Notice notice) {
        if (told != null) {
            notices.dismiss(told);
        }
        told = notice;
        if (notice != null) {
            notices.show(notice);
        }
    }

    /// What may still read its files.
    private List<GenerationRequest> inUse() {
        List<GenerationRequest> requests = new ArrayList<>(asked);
        list.all().forEach(staged -> requests.add(staged.candidate().request()));
        bin.candidates().forEach(candidate -> requests.add(candidate.request()));
        jobs.all().forEach(job -> requests.add(job.request()));
        return requests;
    }
}
