package org.scumble.app.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Brings a library file to the present layout: one dated script a step, each run once and whole.
/// The file's `user_version` counts the scripts it has seen.
final class Migrations {
    private static final List<String> SCRIPTS =
            List.of(
                    "2026-11-23-settings",
                    "2026-11-23-models",
                    "2026-11-23-jobs",
                    "2026-11-23-pictures",
                    "2026-11-25-job-origins",
                    "2026-11-28-loras");

    private Migrations() {}

    static void apply(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int version = version(statement);
            if (version > SCRIPTS.size()) {
                throw new StoreException(
                        "The library was made by a newer Scumble, and this one does not know its"
                                + " layout. Update Scumble, or start it with another folder"
                                + " (SCUMBLE_HOME).");
            }
            for (int step = version; step < SCRIPTS.size(); step++) {
                statement.executeUpdate(
                        "BEGIN IMMEDIATE;\n%s\nPRAGMA user_version = %d;\nCOMMIT;"
                                .formatted(script(SCRIPTS.get(step)), step + 1));
            }
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.getInt(1);
        }
    }

    private static String script(String name) {
        try (InputStream in = Migrations.class.getResourceAsStream(name + ".sql")) {
            if (in == null) {
                throw new IllegalStateException("No script " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
