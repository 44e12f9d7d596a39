package org.scumble.app.models;

import java.nio.file.Path;
import java.util.List;
import org.scumble.app.store.Database;

/// The places of the models the artist added. The files stay where they are.
public final class ModelStore {
    private final Database database;

    public ModelStore(Database database) {
        this.database = database;
    }

    /// The added models, oldest first.
    public List<Path> list() {
        return database.read(
                session ->
                        session.list(
                                "SELECT path FROM model ORDER BY added, path",
                                row -> Path.of(row.getString(1))));
    }

    /// Adds a model; adding it again changes nothing.
    public void add(Path path) {
        database.write(
                session ->
                        session.update(
                                "INSERT INTO model (path, added) VALUES (?, ?) ON CONFLICT DO"
                                        + " NOTHING",
                                path.toString(),
                                System.currentTimeMillis()));
    }

    /// Forgets a model; its file is left alone.
    public void remove(Path path) {
        database.write(
                session -> session.update("DELETE FROM model WHERE path = ?", path.toString()));
    }
}
