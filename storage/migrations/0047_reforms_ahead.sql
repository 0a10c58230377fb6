-- Changes of units that were decided for a day to come: all of one decision wait together, and are carried out whole.

CREATE TABLE reforms_ahead (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL,                           -- of the office: from its first minute on they hold
    basis TEXT NOT NULL CHECK (basis <> ''),     -- the decision itself
    by_id INTEGER REFERENCES people (id),        -- NULL: from the command line
    at TEXT NOT NULL,
    tree TEXT NOT NULL DEFAULT '',               -- a new tree of units, whole (CSV); '': changes made one by one
    endings TEXT NOT NULL DEFAULT '',            -- which units are no more in it (CSV)
    shown TEXT NOT NULL DEFAULT '[]',            -- JSON: what the tree would change, as it was seen and agreed to
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'blocked', 'done', 'dropped')),
    reason TEXT NOT NULL DEFAULT '',             -- what stood in the way on the day
    ended_at TEXT,
    ended_by INTEGER REFERENCES people (id),
    CHECK ((state IN ('done', 'dropped')) = (ended_at IS NOT NULL)),
    CHECK ((state = 'blocked') = (reason <> ''))
);
CREATE INDEX reforms_ahead_open ON reforms_ahead (day) WHERE state IN ('waiting', 'blocked');

-- What happens to which unit, in this order. Of a new tree: only what there is to read of units known by now.
CREATE TABLE reform_lines (
    reform_id INTEGER NOT NULL REFERENCES reforms_ahead (id),
    place INTEGER NOT NULL,
    unit_id INTEGER NOT NULL REFERENCES units (id),
    kind TEXT NOT NULL CHECK (kind IN ('renamed', 'moved', 'merged', 'split', 'abolished')),
    names TEXT NOT NULL DEFAULT '[]',            -- JSON: the new name, or those of the successors
    target_id INTEGER REFERENCES units (id),     -- the successor, or the new superior
    work TEXT NOT NULL DEFAULT 'pass' CHECK (work IN ('pass', 'end')),
    seats TEXT NOT NULL DEFAULT 'pass' CHECK (seats IN ('pass', 'end')),
    PRIMARY KEY (reform_id, place)
) WITHOUT ROWID;
CREATE INDEX reform_lines_of ON reform_lines (unit_id);
CREATE INDEX reform_lines_to ON reform_lines (target_id) WHERE target_id IS NOT NULL;
