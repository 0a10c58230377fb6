-- The life of a directive after it was sent: corrected, replaced, recalled, closed and opened again.

CREATE TABLE recalls (
    directive_id INTEGER PRIMARY KEY REFERENCES directives (id),
    at TEXT NOT NULL,
    by_id INTEGER NOT NULL REFERENCES people (id),
    reason TEXT NOT NULL CHECK (reason <> '')
);

-- Every unit that had the directive confirms that it knows of the recall.
CREATE TABLE recall_receipts (
    directive_id INTEGER NOT NULL REFERENCES recalls (directive_id),
    unit_id INTEGER NOT NULL REFERENCES units (id),
    seen_at TEXT,
    seen_by INTEGER REFERENCES people (id),
    PRIMARY KEY (directive_id, unit_id),
    CHECK ((seen_at IS NULL) = (seen_by IS NULL))
) WITHOUT ROWID;

-- Cards that somebody opened: the outbox knows only those that were pushed. All of them are kept up to date.
CREATE TABLE shown_cards (
    person_id INTEGER NOT NULL REFERENCES people (id),
    message_id INTEGER NOT NULL,
    directive_id INTEGER NOT NULL REFERENCES directives (id),
    revision INTEGER NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (person_id, message_id)
) WITHOUT ROWID;
CREATE INDEX shown_cards_of_directive ON shown_cards (directive_id);

-- What a unit had answered before it was asked again.
CREATE TABLE past_answers (
    id INTEGER PRIMARY KEY,
    directive_id INTEGER NOT NULL REFERENCES directives (id),
    unit_id INTEGER NOT NULL REFERENCES units (id),
    revision INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('acknowledged', 'refused')),
    answered_at TEXT NOT NULL,
    answered_by INTEGER NOT NULL REFERENCES people (id),
    on_behalf INTEGER NOT NULL CHECK (on_behalf IN (0, 1)),
    late INTEGER NOT NULL CHECK (late IN (0, 1)),
    reason TEXT NOT NULL,
    replaced_at TEXT NOT NULL
);
CREATE INDEX past_answers_of ON past_answers (directive_id, unit_id);

-- A draft may correct a directive instead of making a new one.
ALTER TABLE drafts ADD COLUMN amends INTEGER REFERENCES directives (id);

-- When a slot was cancelled with its directive: opening that again opens exactly these.
ALTER TABLE slots ADD COLUMN ended_at TEXT;
