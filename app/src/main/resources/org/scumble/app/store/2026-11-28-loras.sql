CREATE TABLE lora (
    path TEXT PRIMARY KEY,
    added INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    stamp TEXT NOT NULL,
    facts TEXT,
    problem TEXT NOT NULL DEFAULT '',
    cover TEXT,
    missing INTEGER NOT NULL DEFAULT 0,
    marks TEXT
);
