-- The office's page: who may look at it, and for how long. Of codes and cookies only the SHA-256 is kept.

CREATE TABLE web_codes (
    hash BLOB PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id),
    expires_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX web_codes_of ON web_codes (person_id);

CREATE TABLE web_sessions (
    hash BLOB PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id),
    begun_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX web_sessions_of ON web_sessions (person_id);
