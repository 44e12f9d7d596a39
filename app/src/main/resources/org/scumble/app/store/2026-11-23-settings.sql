CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
