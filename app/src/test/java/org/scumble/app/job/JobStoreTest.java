package org.scumble.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scumble.app.Requests;
import org.scumble.app.store.Database;

class JobStoreTest {
    /// No process has this number and start time.
    private static final ProcessStamp DEAD = new ProcessStamp(Long.MAX_VALUE, 1);

    @TempDir Path folder;
    private Database database;
    private JobStore store;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("library.db"));
        store = new JobStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void givesJobsOutInOrderAndOnce() {
        Job first = store.add(Requests.of("a"));
        Job second = store.add(Requests.of("b"));

        assertThat(store.claim()).map(Job::id).contains(first.id());
        assertThat(store.claim()).map(Job::id).contains(second.id());
        assertThat(store.claim()).isEmpty();
    }

    @Test
    void keepsTheWholeRequest() {
        Job job = store.add(Requests.of("a red lighthouse", 3));

        assertThat(store.find(job.id()).orElseThrow().request())
                .isEqualTo(Requests.of("a red lighthouse", 3));
    }

    @Test
    void remembersWhoAskedThroughRetriesAndDeaths() {
        JobStore dead = new JobStore(database, DEAD);
        Job job = dead.add(Requests.inpaint("a", 2), "canvas 1");
        assertThat(dead.claim()).map(Job::origin).contains("canvas 1");
        store.recover();
        assertThat(store.claim()).map(Job::origin).contains("canvas 1");
        store.finish(job.id(), JobState.FAILED, "No memory.");
        store.retry(job.id());

        assertThat(store.open()).extracting(Job::origin).containsExactly("canvas 1");
        assertThat(store.open()).extracting(Job::request).containsExactly(Requests.inpaint("a", 2));
        assertThat(store.add(Requests.of("b")).origin()).isNull();
    }

    @Test
    void remembersHowManyPicturesWereMade() {
        Job job = store.add(Requests.of("a", 5));
        store.setMade(job.id(), job.created(), 3);
        store.setMade(job.id(), job.created(), 2);
        store.setMade(job.id(), job.created().minusMillis(1), 5);

        assertThat(store.made(job.id())).isEqualTo(3);
        store.claim();
        store.finish(job.id(), JobState.CANCELLED, "");
        store.retry(job.id());
        assertThat(store.made(job.id())).isEqualTo(3);
    }

    @Test
    void reordersTheQueue() {
        Job a = store.add(Requests.of("a"));
        Job b = store.add(Requests.of("b"));
        Job c = store.add(Requests.of("c"));

        store.moveUp(c.id());
        assertThat(store.open()).extracting(Job::id).containsExactly(a.id(), c.id(), b.id());
        store.moveDown(a.id());
        assertThat(store.open()).extracting(Job::id).containsExactly(c.id(), a.id(), b.id());
        store.moveUp(c.id());
        assertThat(store.open()).extracting(Job::id).containsExactly(c.id(), a.id(), b.id());
    }

    @Test
    void queuesTheJobsOfADeadProcessAgain() {
        JobStore dead = new JobStore(database, DEAD);
        Job job = dead.add(Requests.of("a"));
        dead.claim();

        store.recover();

        assertThat(state(job)).isEqualTo(JobState.QUEUED);
        assertThat(store.claim()).map(Job::attempt).contains(2);
    }

    @Test
    void setsAJobAsideThatSawTwoProcessesDie() {
        JobStore dead = new JobStore(database, DEAD);
        Job job = dead.add(Requests.of("a"));
        dead.claim();
        assertThat(store.recover().suspects()).isEmpty();
        dead.claim();
        assertThat(store.recover().suspects()).extracting(Job::id).containsExactly(job.id());

        assertThat(state(job)).isEqualTo(JobState.SUSPECT);
        assertThat(store.claim()).isEmpty();

        store.retry(job.id());
        assertThat(store.claim()).map(Job::attempt).contains(1);
    }

    @Test
    void setsARequestAsideThatItCannotRead() {
        Job strange = store.add(Requests.of("strange"));
        Job plain = store.add(Requests.of("plain"));
        database.write(
                session ->
                        session.update(
                                "UPDATE job SET request = '{\"of\": \"a later version\"}' WHERE id"
                                        + " = ?",
                                strange.id()));

        assertThat(store.recover().unreadable()).isEqualTo(1);

        assertThat(store.open()).extracting(Job::id).containsExactly(plain.id());
        assertThat(store.claim()).map(Job::id).contains(plain.id());
        assertThat(store.recover().unreadable()).isZero();
    }

    @Test
    void readsRequestsThatAreOlderThanLoras() {
        Job job = store.add(Requests.of("old"));
        int changed =
                database.write(
                        session ->
                                session.update(
                                        "UPDATE job SET request = replace(request,"
                                                + " ',\"loras\":[]', '') WHERE request LIKE"
                                                + " '%,\"loras\":[]%'"));

        assertThat(changed).isEqualTo(1);
        assertThat(store.claim()).map(Job::request).contains(job.request());
    }

    @Test
    void leavesTheJobsOfALivingProcessAlone() {
        Job job = store.add(Requests.of("a"));
        store.claim();

        new JobStore(database).recover();

        assertThat(state(job)).isEqualTo(JobState.RUNNING);
    }

    @Test
    void anOrderlyCloseIsNoCrash() {
        Job job = store.add(Requests.of("a"));
        store.claim();
        store.release(job.id());

        assertThat(store.find(job.id())).map(Job::attempt).contains(0);
        assertThat(state(job)).isEqualTo(JobState.QUEUED);
    }

    @Test
    void listsWhatIsOpen() {
        Job done = store.add(Requests.of("done"));
        store.claim();
        store.finish(done.id(), JobState.DONE, "");
        Job failed = store.add(Requests.of("failed"));
        store.claim();
        store.finish(failed.id(), JobState.FAILED, "No memory.");
        Job running = store.add(Requests.of("running"));
        store.claim();
        Job queued = store.add(Requests.of("queued"));

        assertThat(store.open())
                .extracting(Job::id)
                .containsExactly(running.id(), queued.id(), failed.id());
        assertThat(store.open()).last().extracting(Job::message).isEqualTo("No memory.");

        store.remove(failed.id());
        store.remove(queued.id());
        assertThat(store.open()).extracting(Job::id).containsExactly(running.id(), queued.id());
    }

    private JobState state(Job job) {
        return store.find(job.id()).orElseThrow().state();
    }
}
