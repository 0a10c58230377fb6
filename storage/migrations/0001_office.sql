-- The office: its units through time, its people, and how they come in.

CREATE TABLE units (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    kind TEXT NOT NULL CHECK (kind <> ''),       -- open vocabulary
    position INTEGER NOT NULL DEFAULT 0,         -- order among siblings, as imported
    created_at TEXT NOT NULL
);

-- Names and parents are dated: an audience is resolved as of a day. valid_to is the first day it no longer holds.
CREATE TABLE unit_names (
    unit_id INTEGER NOT NULL REFERENCES units (id),
    name TEXT NOT NULL CHECK (name <> ''),
    valid_from TEXT NOT NULL,
    valid_to TEXT CHECK (valid_to IS NULL OR valid_to > valid_from),
    PRIMARY KEY (unit_id, valid_from)
) WITHOUT ROWID;
CREATE UNIQUE INDEX unit_names_one_current ON unit_names (unit_id) WHERE valid_to IS NULL;

CREATE TABLE unit_parents (
    unit_id INTEGER NOT NULL REFERENCES units (id),
    parent_id INTEGER NOT NULL REFERENCES units (id) CHECK (parent_id <> unit_id),
    valid_from TEXT NOT NULL,
    valid_to TEXT CHECK (valid_to IS NULL OR valid_to > valid_from),
    PRIMARY KEY (unit_id, valid_from)
) WITHOUT ROWID;
CREATE UNIQUE INDEX unit_parents_one_current ON unit_parents (unit_id) WHERE valid_to IS NULL;

CREATE TABLE unit_aliases (
    unit_id INTEGER NOT NULL REFERENCES units (id),
    alias TEXT NOT NULL CHECK (alias <> ''),
    PRIMARY KEY (unit_id, alias)
) WITHOUT ROWID;

CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    telegram_id INTEGER NOT NULL UNIQUE,
    name TEXT NOT NULL,
    username TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT 'vi' CHECK (language IN ('vi', 'en')),
    -- a blocked chat is a state, not an error
    reach TEXT NOT NULL DEFAULT 'reachable' CHECK (reach IN ('reachable', 'unreachable')),
    reach_reason TEXT NOT NULL DEFAULT '',
    reach_since TEXT,
    created_at TEXT NOT NULL,
    seen_at TEXT NOT NULL
);

CREATE TABLE seats (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id),
    unit_id INTEGER REFERENCES units (id),       -- NULL: the whole office (an admin named by the settings)
    role TEXT NOT NULL CHECK (role IN ('viewer', 'officer', 'leader', 'coordinator', 'admin')),
    since TEXT NOT NULL,
    until TEXT,
    ended_by INTEGER REFERENCES people (id),
    CHECK (unit_id IS NOT NULL OR role = 'admin')
);
CREATE UNIQUE INDEX seats_held_once ON seats (person_id, unit_id, role) WHERE until IS NULL;
CREATE UNIQUE INDEX seats_of_the_office_once ON seats (person_id, role) WHERE until IS NULL AND unit_id IS NULL;
CREATE INDEX seats_of_unit ON seats (unit_id) WHERE until IS NULL;

CREATE TABLE invites (
    id INTEGER PRIMARY KEY,
    code_hash BLOB NOT NULL UNIQUE CHECK (length(code_hash) = 32),   -- the code itself is never stored
    unit_id INTEGER NOT NULL REFERENCES units (id),
    role TEXT NOT NULL CHECK (role IN ('viewer', 'officer', 'leader', 'coordinator', 'admin')),
    uses INTEGER NOT NULL CHECK (uses >= 1),
    used INTEGER NOT NULL DEFAULT 0 CHECK (used BETWEEN 0 AND uses),
    expires_at TEXT NOT NULL,
    created_by INTEGER REFERENCES people (id),   -- NULL: from the command line
    created_at TEXT NOT NULL,
    revoked_at TEXT
);
CREATE INDEX invites_of_unit ON invites (unit_id);

-- A code someone typed or tapped, waiting for the press on "Tham gia" (only the hash is kept).
CREATE TABLE join_offers (
    person_id INTEGER PRIMARY KEY REFERENCES people (id),
    invite_id INTEGER NOT NULL REFERENCES invites (id),
    offered_at TEXT NOT NULL
);

CREATE TABLE wrong_codes (
    telegram_id INTEGER NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX wrong_codes_by_time ON wrong_codes (at);

-- Small facts of the office that must outlive a restart (bot name, halts of the limiter, last good poll …).
CREATE TABLE facts (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    at TEXT NOT NULL
) WITHOUT ROWID;

-- Append-only, hash-chained: hash = SHA-256 over the previous hash and the canonical line.
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    actor_id INTEGER,
    directive_id INTEGER,
    unit_id INTEGER,
    data TEXT NOT NULL,
    previous TEXT NOT NULL CHECK (length(previous) = 64),
    hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
);
CREATE INDEX journal_of_directive ON journal (directive_id) WHERE directive_id IS NOT NULL;
CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_is_never_cut BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
