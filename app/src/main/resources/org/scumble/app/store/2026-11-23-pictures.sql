CREATE TABLE picture (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    file TEXT NOT NULL UNIQUE,
    created INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    model TEXT NOT NULL,
    prompt TEXT NOT NULL,
    negative_prompt TEXT NOT NULL,
    request TEXT,
    job INTEGER,
    favourite INTEGER NOT NULL DEFAULT 0,
    missing INTEGER NOT NULL DEFAULT 0,
    trashed INTEGER
);
CREATE INDEX picture_by_time ON picture (trashed, created);
CREATE INDEX picture_by_job ON picture (job);

CREATE VIRTUAL TABLE picture_words USING fts5(prompt, content = 'picture', content_rowid = 'id');
CREATE TRIGGER picture_added AFTER INSERT ON picture BEGIN
    INSERT INTO picture_words (rowid, prompt) VALUES (new.id, new.prompt);
END;
CREATE TRIGGER picture_removed AFTER DELETE ON picture BEGIN
    INSERT INTO picture_words (picture_words, rowid, prompt)
    VALUES ('delete', old.id, old.prompt);
END;
CREATE TRIGGER picture_reworded AFTER UPDATE OF prompt ON picture BEGIN
    INSERT INTO picture_words (picture_words, rowid, prompt)
    VALUES ('delete', old.id, old.prompt);
    INSERT INTO picture_words (rowid, prompt) VALUES (new.id, new.prompt);
END;
