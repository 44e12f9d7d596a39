package org.scumble.app.lora;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scumble.app.store.Database;
import org.scumble.app.store.Json;
import org.scumble.app.store.Session;

/// Every adapter file ever seen: what it says, as it was last read, and what the artist added.
public final class LoraStore {
    private final Database database;

    public LoraStore(Database database) {
        this.database = database;
    }

    /// All of them, in no order.
    List<Lora> list() {
        return database.read(
                session ->
                        session.list(
                                "SELECT path, added, bytes, stamp, facts, problem, cover, missing,"
                                        + " marks FROM lora",
                                LoraStore::lora));
    }

    /// Keeps what files say, all or none; what the artist added to them stays.
    void put(Collection<Lora> loras) {
        database.write(
                session -> {
                    for (Lora lora : loras) {
                        put(session, lora);
                    }
                    return null;
                });
    }

    private static void put(Session session, Lora lora) throws SQLException {
        Path cover = lora.cover();
        session.update(
                "INSERT INTO lora (path, added, bytes, stamp, facts, problem, cover, missing)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET"
                        + " bytes = excluded.bytes, stamp = excluded.stamp, facts = excluded.facts,"
                        + " problem = excluded.problem, cover = excluded.cover,"
                        + " missing = excluded.missing",
                lora.file().toString(),
                lora.added().toEpochMilli(),
                lora.bytes(),
                lora.stamp(),
                lora.facts() == null ? null : Json.write(lora.facts()),
                lora.problem(),
                cover == null ? null : cover.toString(),
                lora.state() == Lora.State.MISSING ? 1 : 0);
    }

    /// Keeps what the artist added to a file.
    void setMarks(Path file, LoraMarks marks) {
        database.write(
                session ->
                        session.update(
                                "UPDATE lora SET marks = ? WHERE path = ?",
                                Json.write(marks),
                                file.toString()));
    }

    /// A file is somewhere else now; what the artist added goes with it.
    void move(Path from, Path to) {
        database.write(
                session ->
                        session.update(
                                "UPDATE OR IGNORE lora SET path = ? WHERE path = ?",
                                to.toString(),
                                from.toString()));
    }

    /// Forgets a file, and what the artist added to it.
    void remove(Path file) {
        database.write(
                session -> session.update("DELETE FROM lora WHERE path = ?", file.toString()));
    }

    private static Lora lora(ResultSet row) throws SQLException {
        LoraFacts facts = read(row.getString(5), LoraFacts.class);
        String problem = row.getString(6);
        String cover = row.getString(7);
        LoraMarks marks = read(row.getString(9), LoraMarks.class);
        return new Lora(
                Path.of(row.getString(1)),
                state(facts, problem, row.getBoolean(8)),
                row.getLong(3),
                row.getString(4),
                facts,
                problem,
                cover == null ? null : Path.of(cover),
                Instant.ofEpochMilli(row.getLong(2)),
                marks == null ? LoraMarks.NONE : marks);
    }

    /// Facts of another version's form are none: the file is read again.
    private static Lora.State state(@Nullable LoraFacts facts, String problem, boolean missing) {
        if (missing) {
            return Lora.State.MISSING;
        }
        if (!problem.isEmpty()) {
            return Lora.State.REFUSED;
        }
        return facts == null ? Lora.State.UNREAD : Lora.State.READY;
    }

    private static <T> @Nullable T read(@Nullable String text, Class<T> type) {
        return text == null ? null : Json.read(text, type).orElse(null);
    }
}
