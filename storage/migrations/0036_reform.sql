-- Units change by a decision: renamed, moved, merged, split, abolished; what they owed and who sat there goes on
-- with their successors, or ends. A unit that is no more keeps its row, its name and everything it reported.

ALTER TABLE units ADD COLUMN closed_on TEXT;     -- the first day on which it is no more

CREATE TABLE unit_changes (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('renamed', 'moved', 'merged', 'split', 'abolished')),
    unit_id INTEGER NOT NULL REFERENCES units (id),
    old_name TEXT NOT NULL CHECK (old_name <> ''),
    day TEXT NOT NULL,                           -- from which it holds, as the decision says
    basis TEXT NOT NULL CHECK (basis <> ''),     -- the decision itself
    work TEXT NOT NULL DEFAULT 'none' CHECK (work IN ('none', 'pass', 'end')),    -- what it owed
    seats TEXT NOT NULL DEFAULT 'none' CHECK (seats IN ('none', 'pass', 'end')),  -- who sat there
    by_id INTEGER REFERENCES people (id),        -- NULL: from the command line
    at TEXT NOT NULL
);
CREATE INDEX unit_changes_of ON unit_changes (unit_id);
CREATE TRIGGER changes_added AFTER INSERT ON unit_changes
BEGIN UPDATE versions SET value = random() WHERE name = 'units'; END;

-- Whose place the units of a merger or a division took; the first one gets what cannot be had by all.
CREATE TABLE unit_successors (
    unit_id INTEGER NOT NULL REFERENCES units (id),
    successor_id INTEGER NOT NULL REFERENCES units (id),
    place INTEGER NOT NULL,
    change_id INTEGER NOT NULL REFERENCES unit_changes (id),
    PRIMARY KEY (unit_id, successor_id),
    CHECK (unit_id <> successor_id)
) WITHOUT ROWID;
CREATE INDEX unit_successors_of ON unit_successors (successor_id);
CREATE TRIGGER successors_added AFTER INSERT ON unit_successors
BEGIN UPDATE versions SET value = random() WHERE name = 'units'; END;

-- A change that somebody is about to make in the chat: nothing of it holds before the last press.
CREATE TABLE unit_plans (
    person_id INTEGER PRIMARY KEY REFERENCES people (id),
    unit_id INTEGER NOT NULL REFERENCES units (id),
    kind TEXT NOT NULL CHECK (kind IN ('renamed', 'moved', 'merged', 'split', 'abolished')),
    names TEXT NOT NULL DEFAULT '[]',            -- JSON: the new name, or those of the units it is divided into
    target_id INTEGER REFERENCES units (id),     -- the successor, or the new superior
    day TEXT NOT NULL DEFAULT '',
    basis TEXT NOT NULL DEFAULT '',
    work TEXT NOT NULL DEFAULT 'pass' CHECK (work IN ('pass', 'end')),
    seats TEXT NOT NULL DEFAULT 'pass' CHECK (seats IN ('pass', 'end')),
    at TEXT NOT NULL
);
