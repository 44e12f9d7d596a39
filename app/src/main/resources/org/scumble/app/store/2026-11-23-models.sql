CREATE TABLE model (
    path TEXT PRIMARY KEY,
    added INTEGER NOT NULL
);
