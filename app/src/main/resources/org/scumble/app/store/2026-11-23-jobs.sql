CREATE TABLE job (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    position INTEGER NOT NULL,
    state TEXT NOT NULL
        CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED', 'SUSPECT', 'UNREADABLE')),
    request TEXT NOT NULL,
    created INTEGER NOT NULL,
    attempt INTEGER NOT NULL DEFAULT 0,
    pid INTEGER,
    pid_started INTEGER,
    message TEXT NOT NULL DEFAULT ''
);
CREATE INDEX job_by_state ON job (state, position);
