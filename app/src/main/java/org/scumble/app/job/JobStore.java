package org.scumble.app.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scumble.app.store.Database;
import org.scumble.app.store.Json;
import org.scumble.app.store.Session;
import org.scumble.engine.GenerationRequest;

/// The queue on disk. What [#add] returned survives a kill; a job is taken by one process only.
public final class JobStore {
    private static final String COLUMNS = "id, request, state, created, attempt, message, origin";
    private static final String OPEN = "('RUNNING', 'QUEUED', 'FAILED', 'SUSPECT')";
    private static final int CRASHES_UNTIL_SUSPECT = 2;

    private final Database database;
    private final ProcessStamp process;

    public JobStore(Database database) {
        this(database, ProcessStamp.current());
    }

    JobStore(Database database, ProcessStamp process) {
        this.database = database;
        this.process = process;
    }

    /// Puts a request of the studio's page at the end of the queue.
    public Job add(GenerationRequest request) {
        return add(request, null);
    }

    /// Puts a request at the end of the queue.
    ///
    /// @param origin who asks, as [Job#origin]
    public Job add(GenerationRequest request, @Nullable String origin) {
        return database.write(
                session ->
                        session.first(
                                        "INSERT INTO job (position, state, request, created,"
                                                + " origin) VALUES ((SELECT coalesce(max(position), 0)"
                                                + " + 1 FROM job), 'QUEUED', ?, ?, ?) RETURNING "
                                                + COLUMNS,
                                        JobStore::job,
                                        Json.write(request),
                                        System.currentTimeMillis(),
                                        origin)
                                .orElseThrow());
    }

    /// Takes the first queued job for this process, if there is one.
    public Optional<Job> claim() {
        return database.write(
                session ->
                        session.first(
                                "UPDATE job SET state = 'RUNNING', attempt = attempt + 1, pid = ?,"
                                        + " pid_started = ? WHERE id = (SELECT id FROM job WHERE"
                                        + " state = 'QUEUED' ORDER BY position LIMIT 1) RETURNING "
                                        + COLUMNS,
                                JobStore::job,
                                process.pid(),
                                process.started()));
    }

    /// Remembers that a job's first pictures were made, though they may be thrown away: it does not
    /// owe them any more.
    ///
    /// @param created tells the job from one of an earlier library that had the same number
    public void setMade(long id, Instant created, int pictures) {
        database.write(
                session ->
                        session.update(
                                "UPDATE job SET made = max(made, ?) WHERE id = ? AND created = ?",
                                pictures,
                                id,
                                created.toEpochMilli()));
    }

    /// What [#setMade] remembers.
    public int made(long id) {
        return database.read(
                session ->
                        session.first("SELECT made FROM job WHERE id = ?", row -> row.getInt(1), id)
                                .orElse(0));
    }

    /// Ends this process's work on a job.
    ///
    /// @param message why it failed, or empty
    public void finish(long id, JobState state, String message) {
        database.write(
                session ->
                        session.update(
                                "UPDATE job SET state = ?, message = ?, attempt = 0, pid = NULL"
                                        + " WHERE id = ?",
                                state.name(),
                                message,
                                id));
    }

    /// Puts a running job back into the queue, as if it had not been begun: the program is closing.
    public void release(long id) {
        database.write(
                session ->
                        session.update(
                                "UPDATE job SET state = 'QUEUED', attempt = attempt - 1, pid = NULL"
                                        + " WHERE id = ? AND state = 'RUNNING'",
                                id));
    }

    /// What [#recover] found.
    ///
    /// @param suspects the jobs that have just become suspect
    /// @param unreadable how many jobs were set aside because their requests cannot be read
    public record Recovery(List<Job> suspects, int unreadable) {}

    /// Puts the jobs of processes that died back into the queue; one that saw two of them die is
    /// set aside as suspect, so that it cannot end the program at each start. A job whose request
    /// this version cannot read is set aside too, for a version that can.
    public Recovery recover() {
        return database.write(
                session -> {
                    int unreadable = setUnreadableAside(session);
                    List<Job> suspects = new ArrayList<>();
                    for (Running job : running(session)) {
                        if (!job.process().isAlive()) {
                            requeue(session, job.id())
                                    .filter(it -> it.state() == JobState.SUSPECT)
                                    .ifPresent(suspects::add);
                        }
                    }
                    return new Recovery(suspects, unreadable);
                });
    }

    private static int setUnreadableAside(Session session) throws SQLException {
        List<Long> unreadable =
                session
                        .list(
                                "SELECT id, request FROM job WHERE state IN " + OPEN,
                                row -> Map.entry(row.getLong(1), request(row.getString(2))))
                        .stream()
                        .filter(job -> job.getValue().isEmpty())
                        .map(Map.Entry::getKey)
                        .toList();
        for (long id : unreadable) {
            session.update("UPDATE job SET state = 'UNREADABLE' WHERE id = ?", id);
        }
        return unreadable.size();
    }

    private static Optional<Job> requeue(Session session, long id) throws SQLException {
        return session.first(
                "UPDATE job SET pid = NULL, state = CASE WHEN attempt >= ? THEN 'SUSPECT' ELSE"
                        + " 'QUEUED' END WHERE id = ? RETURNING "
                        + COLUMNS,
                JobStore::job,
                CRASHES_UNTIL_SUSPECT,
                id);
    }

    private static List<Running> running(Session session) throws SQLException {
        return session.list(
                "SELECT id, pid, pid_started FROM job WHERE state = 'RUNNING'",
                row ->
                        new Running(
                                row.getLong(1), new ProcessStamp(row.getLong(2), row.getLong(3))));
    }

    /// Queues a job again that failed, was cancelled or is suspect.
    public void retry(long id) {
        database.write(
                session ->
                        session.update(
                                "UPDATE job SET state = 'QUEUED', attempt = 0, message = '',"
                                        + " position = (SELECT max(position) + 1 FROM job) WHERE id = ?"
                                        + " AND state IN ('FAILED', 'CANCELLED', 'SUSPECT')",
                                id));
    }

    /// Cancels a job that has not begun; false if it has.
    public boolean cancelQueued(long id) {
        return database.write(
                        session ->
                                session.update(
                                        "UPDATE job SET state = 'CANCELLED' WHERE id = ? AND state"
                                                + " = 'QUEUED'",
                                        id))
                == 1;
    }

    /// Forgets a job that is over.
    public void remove(long id) {
        database.write(
                session ->
                        session.update(
                                "DELETE FROM job WHERE id = ? AND state NOT IN ('QUEUED',"
                                        + " 'RUNNING')",
                                id));
    }

    /// Moves a queued job before its predecessor in the queue, if it has one.
    public void moveUp(long id) {
        swapWithNeighbour(id, "<", "DESC");
    }

    /// Moves a queued job behind its successor in the queue, if it has one.
    public void moveDown(long id) {
        swapWithNeighbour(id, ">", "ASC");
    }

    private void swapWithNeighbour(long id, String side, String order) {
        database.write(
                session -> {
                    String neighbour =
                            "SELECT other.id, other.position, job.position FROM job JOIN job AS"
                                    + " other ON other.state = 'QUEUED' AND other.position %s"
                                    + " job.position WHERE job.id = ? AND job.state = 'QUEUED' ORDER BY"
                                    + " other.position %s LIMIT 1";
                    Optional<long[]> found =
                            session.first(
                                    neighbour.formatted(side, order),
                                    row ->
                                            new long[] {
                                                row.getLong(1), row.getLong(2), row.getLong(3)
                                            },
                                    id);
                    if (found.isPresent()) {
                        long[] swap = found.get();
                        String move = "UPDATE job SET position = ? WHERE id = ?";
                        session.update(move, swap[1], id);
                        session.update(move, swap[2], swap[0]);
                    }
                    return null;
                });
    }

    /// The running jobs, the queued ones in their order, then those that need the artist: failed
    /// and suspect.
    public List<Job> open() {
        return database.read(
                session ->
                        session.list(
                                "SELECT "
                                        + COLUMNS
                                        + " FROM job WHERE state IN "
                                        + OPEN
                                        + " ORDER BY CASE state WHEN 'RUNNING' THEN 0"
                                        + " WHEN 'QUEUED' THEN 1 ELSE 2 END, position",
                                JobStore::job));
    }

    Optional<Job> find(long id) {
        return database.read(
                session ->
                        session.first(
                                "SELECT " + COLUMNS + " FROM job WHERE id = ?", JobStore::job, id));
    }

    private static Job job(ResultSet row) throws SQLException {
        GenerationRequest request =
                request(row.getString(2))
                        .orElseThrow(() -> new SQLException("a queued request is unreadable"));
        return new Job(
                row.getLong(1),
                request,
                JobState.valueOf(row.getString(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                row.getInt(5),
                row.getString(6),
                row.getString(7));
    }

    private static Optional<GenerationRequest> request(String json) {
        return Json.read(json, GenerationRequest.class);
    }

    private record Running(long id, ProcessStamp process) {}
}
