package org.scumble.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.canvas.staging.Candidate;
import org.scumble.app.canvas.staging.Origin;
import org.scumble.app.canvas.staging.StagingFolder;
import org.scumble.app.canvas.staging.StagingKeeper;
import org.scumble.app.gallery.GalleryKeeper;
import org.scumble.app.gallery.Picture;
import org.scumble.app.gallery.PictureFilter;
import org.scumble.app.gallery.PictureStore;
import org.scumble.app.gallery.Reconciler;
import org.scumble.app.job.Job;
import org.scumble.app.job.JobListener;
import org.scumble.app.job.JobProgress;
import org.scumble.app.job.JobState;
import org.scumble.app.job.JobStore;
import org.scumble.app.job.JobWorker;
import org.scumble.app.job.RoutingKeeper;
import org.scumble.app.store.Database;
import org.scumble.engine.PictureFile;
import org.scumble.engine.image.Box;

/// The promise: whatever the program acknowledged is there after it was killed.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KillTest {
    private static final int COUNT = 4;
    private static final String CANVAS = "canvas";
    private static final int CANVAS_COUNT = 3;
    private static final int LIVES = 5;
    private static final int LONGEST_LIFE_MILLIS = 600;

    @TempDir Path home;

    @Test
    void aKilledProgramLosesNothingItAcknowledgedAndGoesOn() throws Exception {
        Path firstKept = runAndKill();

        try (Database database = Database.open(home.resolve("library.db"))) {
            JobStore jobs = new JobStore(database);
            PictureStore pictures = new PictureStore(database, pictures(home));
            jobs.recover();
            assertThat(database.damaged()).isNull();
            assertThat(jobs.open())
                    .extracting(job -> job.request().settings().prompt(), Job::state)
                    .containsExactly(
                            tuple("running", JobState.QUEUED), tuple("waiting", JobState.QUEUED));
            assertThat(firstKept).exists();

            new Reconciler(pictures(home), pictures).run();
            finish(jobs, pictures, 2);
            assertThat(list(pictures))
                    .extracting(Picture::prompt, Picture::seed)
                    .containsExactlyInAnyOrder(
                            tuple("running", 100L),
                            tuple("running", 101L),
                            tuple("running", 102L),
                            tuple("running", 103L),
                            tuple("waiting", 100L));
        }
    }

    /// Several lives, each ended at a random moment of adding jobs, keeping pictures and discarding
    /// those of a canvas.
    @Test
    void nothingAcknowledgedIsLostWheneverItIsKilled() throws Exception {
        Random random = new Random(20261124);
        Set<String> acknowledged = new LinkedHashSet<>();
        for (int life = 0; life < LIVES; life++) {
            try (KilledProgram victim = start(Busy.class)) {
                acknowledged.add(victim.next()); // it is at work
                Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
                acknowledged.addAll(victim.kill());
            }
        }
        try (Database database = Database.open(home.resolve("library.db"))) {
            assertThat(database.damaged()).isNull();
            JobStore jobs = new JobStore(database);
            PictureStore pictures = new PictureStore(database, pictures(home));
            new Reconciler(pictures(home), pictures).run();
            jobs.recover();
            jobs.open().forEach(job -> jobs.retry(job.id())); // suspect after two lives, rightly
            int open = jobs.open().size();
            if (open > 0) {
                finish(jobs, pictures, open);
            }
            List<Picture> kept = list(pictures);
            Set<String> promised = said(acknowledged, "queued ");
            assertThat(promised).isNotEmpty();
            assertThat(kept).extracting(Picture::prompt).containsAll(promised);
            assertThat(kept)
                    .extracting(picture -> picture.file().toString())
                    .containsAll(said(acknowledged, "kept "));
            assertThat(kept).allMatch(picture -> PictureFile.read(picture.file()).isPresent());
            assertThat(kept)
                    .extracting(picture -> picture.prompt() + picture.seed())
                    .doesNotHaveDuplicates();
            assertThat(kept).noneMatch(picture -> picture.prompt().startsWith(CANVAS));
            checkCanvas(staging(home, jobs), acknowledged);
        }
    }

    /// What is neither taken nor discarded is there, whole, and nothing else is.
    private static void checkCanvas(StagingFolder staging, Set<String> acknowledged) {
        List<Candidate> candidates = staging.of(CANVAS);
        Set<String> files = new TreeSet<>();
        candidates.forEach(candidate -> files.add(candidate.file().toString()));
        Set<String> begun = said(acknowledged, "discarding ");
        Set<String> promised = said(acknowledged, "staged ");
        promised.removeAll(begun);
        assertThat(promised).isNotEmpty();
        assertThat(files)
                .containsAll(promised)
                .doesNotContainAnyElementsOf(said(acknowledged, "discarded "));
        assertThat(candidates).allMatch(candidate -> candidate.patch().width() == 32);
        Set<String> made = new TreeSet<>(files);
        made.addAll(begun);
        for (String job : said(acknowledged, "asked ")) {
            for (int index = 0; index < CANVAS_COUNT; index++) {
                String end = "-%s-%d.png".formatted(job, index);
                assertThat(made).filteredOn(file -> file.endsWith(end)).hasSize(1);
            }
        }
    }

    private static Set<String> said(Set<String> lines, String word) {
        return lines.stream()
                .filter(line -> line.startsWith(word))
                .map(line -> line.substring(word.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Path pictures(Path home) {
        return home.resolve("pictures");
    }

    private static StagingFolder staging(Path home, JobStore jobs) {
        return new StagingFolder(home.resolve("canvas"), jobs);
    }

    private static void say(String word, Object what) {
        KilledProgram.say(word + " " + what);
    }

    /// Kills the child when it has said that a picture is kept, and is making the next.
    private Path runAndKill() throws IOException, InterruptedException {
        try (KilledProgram child = start(Victim.class)) {
            String line = child.next();
            assertThat(line).startsWith("kept ");
            child.kill();
            return Path.of(line.substring("kept ".length()));
        }
    }

    private KilledProgram start(Class<?> program) throws IOException {
        Files.createDirectories(pictures(home));
        return KilledProgram.start(program, home.toString());
    }

    private void finish(JobStore jobs, PictureStore pictures, int count)
            throws InterruptedException {
        CountDownLatch ends = new CountDownLatch(count);
        StagingKeeper canvas = new StagingKeeper(staging(home, jobs), candidate -> {});
        try (JobWorker worker = worker(home, jobs, pictures, canvas, GradientMaker.fast(), ends)) {
            worker.start();
            ends.await();
        }
    }

    private static List<Picture> list(PictureStore pictures) {
        return pictures.list(new PictureFilter(PictureFilter.Shelf.ALL, ""));
    }

    private static JobWorker worker(
            Path home,
            JobStore jobs,
            PictureStore pictures,
            StagingKeeper canvas,
            GradientMaker maker,
            CountDownLatch ends) {
        GalleryKeeper gallery =
                new GalleryKeeper(pictures(home), pictures, picture -> say("kept", picture.file()));
        return new JobWorker(
                jobs,
                maker,
                new RoutingKeeper(gallery, canvas),
                new JobListener() {
                    @Override
                    public void queueChanged() {}

                    @Override
                    public void progressed(JobProgress progress) {}

                    @Override
                    public void told(String text) {}

                    @Override
                    public void ended(Job job) {
                        ends.countDown();
                    }
                });
    }

    /// The program that is killed: it keeps a picture, and never finishes the next.
    static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) throws InterruptedException {
            Path home = Path.of(arguments[0]);
            Database database = Database.open(home.resolve("library.db"));
            JobStore jobs = new JobStore(database);
            jobs.add(Requests.of("running", COUNT));
            jobs.add(Requests.of("waiting"));
            GradientMaker maker = GradientMaker.held();
            maker.allow(6);
            PictureStore pictures = new PictureStore(database, pictures(home));
            StagingKeeper canvas = new StagingKeeper(staging(home, jobs), candidate -> {});
            worker(home, jobs, pictures, canvas, maker, new CountDownLatch(2)).start();
            new CountDownLatch(1).await();
        }
    }

    /// The program that is killed at any moment: it queues, paints and discards without end.
    static final class Busy {
        private Busy() {}

        public static void main(String[] arguments) throws InterruptedException {
            Path home = Path.of(arguments[0]);
            Database database = Database.open(home.resolve("library.db"));
            JobStore jobs = new JobStore(database);
            jobs.recover();
            PictureStore pictures = new PictureStore(database, pictures(home));
            StagingFolder staging = staging(home, jobs);
            Queue<Candidate> staged = new ConcurrentLinkedQueue<>();
            StagingKeeper canvas =
                    new StagingKeeper(
                            staging,
                            candidate -> {
                                say("staged", candidate.file());
                                staged.add(candidate);
                            });
            CountDownLatch ends = new CountDownLatch(1);
            worker(home, jobs, pictures, canvas, GradientMaker.fast(), ends).start();
            for (int i = 0; ; i++) {
                String prompt = "busy %d %d".formatted(ProcessHandle.current().pid(), i);
                jobs.add(Requests.of(prompt, 2));
                say("queued", prompt);
                Job asked =
                        jobs.add(
                                Requests.inpaint(CANVAS, CANVAS_COUNT),
                                new Origin(CANVAS, Box.of(64, 64)).text());
                say("asked", asked.id());
                discard(staged.poll(), staging);
                Thread.sleep(20);
            }
        }

        private static void discard(@Nullable Candidate candidate, StagingFolder staging) {
            if (candidate != null) {
                say("discarding", candidate.file());
                staging.remove(candidate);
                say("discarded", candidate.file());
            }
        }
    }
}
