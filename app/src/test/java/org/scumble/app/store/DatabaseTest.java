package org.scumble.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir Path folder;

    @Test
    void keepsWhatWasWritten() {
        try (Database database = open()) {
            put(database, "a", "1");
        }
        try (Database database = open()) {
            assertThat(get(database, "a")).contains("1");
            assertThat(database.damaged()).isNull();
        }
    }

    @Test
    void rollsBackWorkThatFails() {
        try (Database database = open()) {
            assertThatThrownBy(
                            () ->
                                    database.write(
                                            session -> {
                                                session.update(
                                                        "INSERT INTO setting VALUES ('a', '1')");
                                                throw new IllegalStateException("half way");
                                            }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(get(database, "a")).isEmpty();
        }
    }

    @Test
    void movesADamagedLibraryAsideAndStartsANewOne() throws IOException {
        try (Database database = open()) {
            for (int i = 0; i < 500; i++) {
                put(database, "name" + i, "value".repeat(20));
            }
        }
        try (RandomAccessFile file = new RandomAccessFile(library().toFile(), "rw")) {
            file.seek(4096);
            file.write(new byte[(int) (file.length() - 4096)]);
        }
        try (Database database = open()) {
            assertThat(database.damaged()).exists();
            put(database, "a", "1");
            assertThat(get(database, "a")).contains("1");
        }
    }

    @Test
    void movesAsideAFileThatIsNoLibraryAtAll() throws IOException {
        Files.writeString(library(), "This was never a database. ".repeat(100));
        try (Database database = open()) {
            assertThat(database.damaged()).content().startsWith("This was never");
        }
    }

    @Test
    void refusesALibraryOfANewerProgram() throws SQLException {
        try (Database database = open()) {
            put(database, "a", "1");
        }
        try (java.sql.Connection connection =
                        java.sql.DriverManager.getConnection("jdbc:sqlite:" + library());
                java.sql.Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 1000");
        }
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer Scumble");
        assertThat(library()).exists();
    }

    @Test
    void saysWhatToDoIfTheFolderIsNone() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> Database.open(file.resolve("library.db")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Check that its folder exists");
    }

    @Test
    void twoInstancesShareOneLibrary() {
        try (Database one = open();
                Database other = open()) {
            put(one, "a", "1");
            put(other, "a", "2");
            assertThat(get(one, "a")).contains("2");
        }
    }

    private Path library() {
        return folder.resolve("library.db");
    }

    private Database open() {
        return Database.open(library());
    }

    private static void put(Database database, String name, String value) {
        database.write(
                session ->
                        session.update(
                                "INSERT OR REPLACE INTO setting VALUES (?, ?)", name, value));
    }

    private static Optional<String> get(Database database, String name) {
        return database.read(
                session ->
                        session.first(
                                "SELECT value FROM setting WHERE name = ?",
                                row -> row.getString(1),
                                name));
    }
}
