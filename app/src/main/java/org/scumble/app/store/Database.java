package org.scumble.app.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// The library: one SQLite file, written ahead (WAL) and synced on each commit, so that what was
/// acknowledged survives a kill or a power cut. One connection, used by one thread at a time; a
/// second instance of the program waits for its turn on the file.
public final class Database implements AutoCloseable {
    private static final int BUSY_TIMEOUT_MILLIS = 10_000;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT);

    private final ReentrantLock turn = new ReentrantLock();
    private final Connection connection;
    private final Session session;
    private final @Nullable Path damaged;

    private Database(Connection connection, @Nullable Path damaged) {
        this.connection = connection;
        this.session = new Session(connection);
        this.damaged = damaged;
    }

    /// Opens the library, making it if there is none. A damaged file is moved aside, and a new,
    /// empty library takes its place: see [#damaged()].
    ///
    /// @throws StoreException if the folder cannot be written or the file is a newer program's
    public static Database open(Path file) {
        Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
        // Two instances starting together must not both migrate, nor both move a damaged file.
        try (FileChannel channel =
                        FileChannel.open(
                                lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            try {
                return new Database(connect(file), null);
            } catch (SQLException e) {
                if (!isDamage(e)) {
                    throw e;
                }
                Path aside = moveAside(file);
                return new Database(connect(file), aside);
            }
        } catch (IOException | SQLException e) {
            throw new StoreException(
                    "The library %s cannot be opened: %s. Check that its folder exists and can be written."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    /// Where the damaged library went that was found at opening, or null if all was well.
    public @Nullable Path damaged() {
        return damaged;
    }

    /// Reads in one consistent view.
    public <T extends @Nullable Object> T read(Work<T> work) {
        return inTurn("BEGIN DEFERRED", work);
    }

    /// Changes all or nothing; durable on return.
    public <T extends @Nullable Object> T write(Work<T> work) {
        return inTurn("BEGIN IMMEDIATE", work);
    }

    private <T extends @Nullable Object> T inTurn(String begin, Work<T> work) {
        turn.lock();
        try {
            execute(connection, begin);
            try {
                T result = work.on(session);
                execute(connection, "COMMIT");
                return result;
            } catch (Throwable e) { // a transaction left open would fail every one after it
                rollBack(e);
                throw e;
            }
        } catch (SQLException e) {
            throw new StoreException(
                    "The library could not be used: %s. Check that the disk is not full and its folder can be written."
                            .formatted(e.getMessage()),
                    e);
        } finally {
            turn.unlock();
        }
    }

    private void rollBack(Throwable cause) {
        try {
            execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StoreException("The library could not be closed: " + e.getMessage(), e);
        } finally {
            turn.unlock();
        }
    }

    private static Connection connect(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.enforceForeignKeys(true);
        Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
        try {
            execute(connection, "PRAGMA trusted_schema = OFF");
            execute(connection, "PRAGMA cell_size_check = ON");
            check(connection);
            Migrations.apply(connection);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void check(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
            String verdict = row.getString(1);
            if (!"ok".equals(verdict)) {
                throw new SQLiteException(verdict, SQLiteErrorCode.SQLITE_CORRUPT);
            }
        }
    }

    private static boolean isDamage(SQLException e) {
        int primaryCode = e.getErrorCode() & 0xff;
        return primaryCode == SQLiteErrorCode.SQLITE_CORRUPT.code
                || primaryCode == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    private static Path moveAside(Path file) throws IOException {
        String suffix = ".damaged-" + STAMP.format(LocalDateTime.now());
        Path aside = file.resolveSibling(file.getFileName() + suffix);
        Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
        // A log left beside a new file would be replayed into it.
        for (String companion : new String[] {"-wal", "-shm"}) {
            Path from = file.resolveSibling(file.getFileName() + companion);
            if (Files.exists(from)) {
                Files.move(from, file.resolveSibling(aside.getFileName() + companion));
            }
        }
        return aside;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// A piece of reading or writing.
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T on(Session session) throws SQLException;
    }
}
