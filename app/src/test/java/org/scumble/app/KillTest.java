package org.scumble.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
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
import org.scumble.app.store.Database;
import org.scumble.engine.PictureFile;

/// The promise: whatever the program acknowledged is there after it was killed.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KillTest {
    private static final int COUNT = 4;
    private static final int LIVES = 5;
    private static final int LONGEST_LIFE_MILLIS = 600;

    @TempDir Path home;

    @Test
    void aKilledProgramLosesNothingItAcknowledgedAndGoesOn() throws Exception {
        Path firstKept = runAndKill();

        try (Database database = Database.open(home.resolve("library.db"))) {
            JobStore jobs = new JobStore(database);
            PictureStore pictures = new PictureStore(database, home);
            jobs.recover();
            assertThat(database.damaged()).isNull();
            assertThat(jobs.open())
                    .extracting(job -> job.request().settings().prompt(), Job::state)
                    .containsExactly(
                            tuple("running", JobState.QUEUED), tuple("waiting", JobState.QUEUED));
            assertThat(firstKept).exists();

            new Reconciler(home, pictures).run();
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

    /// Several lives, each ended at a random moment of adding jobs and keeping pictures.
    @Test
    void nothingAcknowledgedIsLostWheneverItIsKilled() throws Exception {
        Random random = new Random(20261124);
        Set<String> acknowledged = new LinkedHashSet<>();
        for (int life = 0; life < LIVES; life++) {
            Process victim = start(Busy.class);
            try (BufferedReader said = said(victim)) {
                acknowledged.add(said.readLine()); // it is at work
                Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
                victim.toHandle().destroyForcibly(); // what it said can still be read
                victim.waitFor();
                said.lines().filter(line -> line.endsWith(".")).forEach(acknowledged::add);
            }
        }
        try (Database database = Database.open(home.resolve("library.db"))) {
            assertThat(database.damaged()).isNull();
            JobStore jobs = new JobStore(database);
            PictureStore pictures = new PictureStore(database, home);
            new Reconciler(home, pictures).run();
            jobs.recover();
            jobs.open().forEach(job -> jobs.retry(job.id())); // suspect after two lives, rightly
            int open = jobs.open().size();
            if (open > 0) {
                finish(jobs, pictures, open);
            }
            List<Picture> kept = list(pictures);
            Set<String> promised = new TreeSet<>();
            for (String line : acknowledged) {
                if (line.startsWith("kept ")) {
                    Path file = Path.of(line.substring("kept ".length(), line.length() - 1));
                    assertThat(kept).extracting(Picture::file).contains(file);
                } else {
                    promised.add(line.substring("queued ".length(), line.length() - 1));
                }
            }
            assertThat(promised).isNotEmpty();
            assertThat(kept).extracting(Picture::prompt).containsAll(promised);
            assertThat(kept).allMatch(picture -> PictureFile.read(picture.file()).isPresent());
            assertThat(kept)
                    .extracting(picture -> picture.prompt() + picture.seed())
                    .doesNotHaveDuplicates();
        }
    }

    /// Kills the child when it has said that a picture is kept, and is making the next.
    private Path runAndKill() throws IOException, InterruptedException {
        Process child = start(Victim.class);
        try (BufferedReader said = said(child)) {
            String line = said.readLine();
            assertThat(line).startsWith("kept ");
            return Path.of(line.substring("kept ".length(), line.length() - 1));
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private Process start(Class<?> program) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static BufferedReader said(Process child) {
        return new BufferedReader(
                new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
    }

    private void finish(JobStore jobs, PictureStore pictures, int count)
            throws InterruptedException {
        CountDownLatch ends = new CountDownLatch(count);
        try (JobWorker worker = worker(home, jobs, pictures, GradientMaker.fast(), ends)) {
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
            GradientMaker maker,
            CountDownLatch ends) {
        GalleryKeeper keeper = new GalleryKeeper(home, pictures, KillTest::acknowledge);
        return new JobWorker(
                jobs,
                maker,
                keeper,
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

    private static void acknowledge(Picture picture) {
        System.out.println("kept " + picture.file() + "."); // the dot says that the line is whole
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
            PictureStore pictures = new PictureStore(database, home);
            worker(home, jobs, pictures, maker, new CountDownLatch(2)).start();
            new CountDownLatch(1).await();
        }
    }

    /// The program that is killed at any moment: it queues and paints without end.
    static final class Busy {
        private Busy() {}

        public static void main(String[] arguments) throws InterruptedException {
            Path home = Path.of(arguments[0]);
            Database database = Database.open(home.resolve("library.db"));
            JobStore jobs = new JobStore(database);
            jobs.recover();
            PictureStore pictures = new PictureStore(database, home);
            worker(home, jobs, pictures, GradientMaker.fast(), new CountDownLatch(1)).start();
            for (int i = 0; ; i++) {
                String prompt = "busy %d %d".formatted(ProcessHandle.current().pid(), i);
                jobs.add(Requests.of(prompt, 2));
                System.out.println("queued " + prompt + ".");
                Thread.sleep(20);
            }
        }
    }
}
