package org.scumble.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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

/// The promise: whatever the program acknowledged is there after it was killed.
@Timeout(60)
class KillTest {
    private static final int COUNT = 4;

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
            finish(jobs, pictures);
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

    /// Kills the child when it has said that a picture is kept, and is making the next.
    private Path runAndKill() throws IOException, InterruptedException {
        Process child =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElse("java"),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Victim.class.getName(),
                                home.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (BufferedReader said =
                new BufferedReader(
                        new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            String line = said.readLine();
            assertThat(line).isNotNull();
            return Path.of(line);
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private void finish(JobStore jobs, PictureStore pictures) throws InterruptedException {
        CountDownLatch both = new CountDownLatch(2);
        try (JobWorker worker = worker(home, jobs, pictures, GradientMaker.fast(), both)) {
            worker.start();
            both.await();
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
                    public void ended(Job job) {
                        ends.countDown();
                    }
                });
    }

    private static void acknowledge(Picture picture) {
        System.out.println(picture.file());
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
}
