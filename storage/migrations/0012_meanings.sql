-- What a coordinator said a printed addressee means, remembered for the office: asked once, not every letter.

CREATE TABLE meanings (
    printed_key TEXT PRIMARY KEY,                -- folded, for finding
    printed TEXT NOT NULL,
    units TEXT NOT NULL,                         -- JSON list of unit ids; empty: it is not sent to
    person_id INTEGER NOT NULL REFERENCES people (id),
    at TEXT NOT NULL
) WITHOUT ROWID;
