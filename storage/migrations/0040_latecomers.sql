-- Units to which nobody was linked when a directive went out: since when somebody is.

CREATE TABLE late_links (
    directive_id INTEGER NOT NULL REFERENCES directives (id),
    unit_id INTEGER NOT NULL REFERENCES units (id),
    linked_at TEXT NOT NULL,
    PRIMARY KEY (directive_id, unit_id)
) WITHOUT ROWID;

-- Set where the deadline had passed before anybody of the unit was linked: its due_at stays what it was, and is
-- shown; it is never late (late_at lies at the end of time), and no week counts it.
ALTER TABLE slots ADD COLUMN linked_at TEXT;
