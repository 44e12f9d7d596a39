package org.scumble.app.gallery;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scumble.app.store.Database;
import org.scumble.app.store.Json;
import org.scumble.app.store.Session;
import org.scumble.engine.GenerationRequest;

/// The rows of the finished pictures. A row is written only after its file.
public final class PictureStore {
    private static final String COLUMNS =
            "id, file, created, width, height, seed, model, prompt, negative_prompt, favourite,"
                    + " missing, trashed IS NOT NULL";

    private final Database database;
    private final PictureFolder folder;

    /// @param pictures the folder that holds the files
    public PictureStore(Database database, Path pictures) {
        this.database = database;
        this.folder = new PictureFolder(pictures);
    }

    /// Adds the picture in `file`, or renews its row.
    ///
    /// @param job the job that made it, or null if that is not known
    Picture add(Path file, PictureFacts facts, @Nullable Long job) {
        return database.write(session -> insert(session, file, facts, job));
    }

    /// Adds pictures of which it is not known which jobs made them, all or none.
    void addAll(Map<Path, PictureFacts> pictures) {
        database.write(
                session -> {
                    for (Map.Entry<Path, PictureFacts> picture : pictures.entrySet()) {
                        insert(session, picture.getKey(), picture.getValue(), null);
                    }
                    return null;
                });
    }

    private Picture insert(Session session, Path file, PictureFacts facts, @Nullable Long job)
            throws SQLException {
        String sql =
                "INSERT INTO picture (file, created, width, height, seed, model, prompt,"
                        + " negative_prompt, request, job) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (file) DO UPDATE SET job = excluded.job, missing = 0,"
                        + " request = excluded.request, prompt = excluded.prompt RETURNING "
                        + COLUMNS;
        return session.first(
                        sql,
                        this::picture,
                        folder.nameOf(file),
                        facts.created().toEpochMilli(),
                        facts.size().width(),
                        facts.size().height(),
                        facts.settings().seed(),
                        facts.model(),
                        facts.settings().prompt(),
                        facts.settings().negativePrompt(),
                        Json.write(facts.request()),
                        job)
                .orElseThrow();
    }

    /// The pictures of a shelf, newest first.
    public List<Picture> list(PictureFilter filter) {
        StringBuilder sql = new StringBuilder("SELECT " + COLUMNS + " FROM picture WHERE ");
        sql.append(
                switch (filter.shelf()) {
                    case ALL -> "trashed IS NULL";
                    case FAVOURITES -> "trashed IS NULL AND favourite";
                    case TRASH -> "trashed IS NOT NULL";
                });
        List<Object> values = new ArrayList<>();
        String words = ftsQuery(filter.words());
        if (!words.isEmpty()) {
            sql.append(" AND id IN (SELECT rowid FROM picture_words WHERE picture_words MATCH ?)");
            values.add(words);
        }
        sql.append(" ORDER BY created DESC, id DESC");
        return database.read(
                session -> session.list(sql.toString(), this::picture, values.toArray()));
    }

    /// The newest pictures that were not thrown away.
    public List<Picture> newest(int count) {
        return database.read(
                session ->
                        session.list(
                                "SELECT "
                                        + COLUMNS
                                        + " FROM picture WHERE trashed IS NULL AND NOT missing"
                                        + " ORDER BY created DESC, id DESC LIMIT ?",
                                this::picture,
                                count));
    }

    /// Every row, thrown away or not.
    List<Picture> all() {
        return database.read(
                session -> session.list("SELECT " + COLUMNS + " FROM picture", this::picture));
    }

    /// What made a picture, if its row knows.
    public Optional<GenerationRequest> request(Picture picture) {
        return database.read(
                        session ->
                                session.first(
                                        "SELECT request FROM picture WHERE id = ?",
                                        row -> Optional.ofNullable(row.getString(1)),
                                        picture.id()))
                .flatMap(text -> text)
                .flatMap(text -> Json.read(text, GenerationRequest.class));
    }

    /// How many pictures of a job are kept.
    int countOf(long job) {
        return database.read(
                session ->
                        session.first(
                                        "SELECT count(*) FROM picture WHERE job = ?",
                                        row -> row.getInt(1),
                                        job)
                                .orElseThrow());
    }

    public void setFavourite(Picture picture, boolean favourite) {
        set("favourite = ?", favourite ? 1 : 0, picture);
    }

    void setMissing(Picture picture, boolean missing) {
        set("missing = ?", missing ? 1 : 0, picture);
    }

    public void trash(Picture picture) {
        set("trashed = ?", System.currentTimeMillis(), picture);
    }

    public void restore(Picture picture) {
        set("trashed = ?", null, picture);
    }

    /// Forgets a picture; its file is the caller's to delete.
    public void delete(Picture picture) {
        database.write(session -> session.update("DELETE FROM picture WHERE id = ?", picture.id()));
    }

    private void set(String assignment, @Nullable Object value, Picture picture) {
        database.write(
                session ->
                        session.update(
                                "UPDATE picture SET " + assignment + " WHERE id = ?",
                                value,
                                picture.id()));
    }

    /// Each word quoted, so that nothing in it is taken for FTS5's query syntax, and as a prefix.
    private static String ftsQuery(String words) {
        return Arrays.stream(words.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> '"' + word + "\"*")
                .collect(Collectors.joining(" "));
    }

    private Picture picture(ResultSet row) throws SQLException {
        return new Picture(
                row.getLong(1),
                folder.file(row.getString(2)),
                Instant.ofEpochMilli(row.getLong(3)),
                row.getInt(4),
                row.getInt(5),
                row.getLong(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getBoolean(10),
                row.getBoolean(11),
                row.getBoolean(12));
    }
}
