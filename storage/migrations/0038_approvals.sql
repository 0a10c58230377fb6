-- A second person approves what rings, or goes to everybody: the offices' rules, and what waits for a word.

-- A rule holds for its unit and all below that have none of their own.
CREATE TABLE approval_rules (
    unit_id INTEGER PRIMARY KEY REFERENCES units (id),
    flash INTEGER NOT NULL CHECK (flash IN (0, 1)),
    whole INTEGER NOT NULL CHECK (whole IN (0, 1)),
    above INTEGER NOT NULL CHECK (above >= 0),   -- more units than this; 0: however many
    by_id INTEGER NOT NULL REFERENCES people (id),
    at TEXT NOT NULL
);

-- While one of these waits, its draft is frozen at its version.
CREATE TABLE approvals (
    id INTEGER PRIMARY KEY,
    draft_id INTEGER NOT NULL REFERENCES drafts (id),
    version INTEGER NOT NULL,
    unit_id INTEGER NOT NULL REFERENCES units (id),  -- published for this one: its leaders, and those above, decide
    why TEXT NOT NULL CHECK (why <> ''),             -- domain.approvals.Why, with commas
    at_night INTEGER NOT NULL CHECK (at_night IN (0, 1)),
    asked_by INTEGER NOT NULL REFERENCES people (id),
    asked_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting'
        CHECK (state IN ('waiting', 'approved', 'returned', 'withdrawn', 'expired')),
    decided_at TEXT,
    decided_by INTEGER REFERENCES people (id),
    reason TEXT NOT NULL DEFAULT '',
    directive_id INTEGER REFERENCES directives (id),
    revision INTEGER,                            -- that it became
    CHECK ((state = 'waiting') = (decided_at IS NULL)),
    CHECK ((state IN ('approved', 'returned', 'withdrawn')) = (decided_by IS NOT NULL)),
    CHECK (decided_by IS NULL OR state = 'withdrawn' OR decided_by <> asked_by),  -- nobody approves their own
    CHECK ((state = 'returned') = (reason <> '')),
    CHECK (state = 'approved' OR directive_id IS NULL),
    CHECK ((directive_id IS NULL) = (revision IS NULL))
);
CREATE UNIQUE INDEX approvals_waiting ON approvals (draft_id) WHERE state = 'waiting';
CREATE INDEX approvals_of_directive ON approvals (directive_id) WHERE directive_id IS NOT NULL;

-- Who was asked; the message stands in the outbox.
CREATE TABLE approvers (
    approval_id INTEGER NOT NULL REFERENCES approvals (id),
    person_id INTEGER NOT NULL REFERENCES people (id),
    PRIMARY KEY (approval_id, person_id)
) WITHOUT ROWID;
