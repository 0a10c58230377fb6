-- A seat is handed over to a successor, by a link that only its holder knows; who keeps a directive may change.

CREATE TABLE handovers (
    id INTEGER PRIMARY KEY,
    code_hash BLOB NOT NULL UNIQUE CHECK (length(code_hash) = 32),   -- the code itself is never stored
    seat_id INTEGER NOT NULL REFERENCES seats (id),
    created_by INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    revoked_at TEXT,
    taken_at TEXT,
    taken_by INTEGER REFERENCES people (id),
    CHECK ((taken_at IS NULL) = (taken_by IS NULL)),
    CHECK (revoked_at IS NULL OR taken_at IS NULL)
);
CREATE UNIQUE INDEX handovers_one_open ON handovers (seat_id) WHERE revoked_at IS NULL AND taken_at IS NULL;

-- A link that somebody opened, waiting for the press on "Nhận bàn giao".
CREATE TABLE handover_offers (
    person_id INTEGER PRIMARY KEY REFERENCES people (id),
    handover_id INTEGER NOT NULL REFERENCES handovers (id),
    offered_at TEXT NOT NULL
);

ALTER TABLE seats ADD COLUMN handed_to INTEGER REFERENCES people (id);   -- who took it over, where somebody did

-- Who published a directive is history; who keeps it may correct, recall and close it, and is told of it.
ALTER TABLE directives ADD COLUMN keeper_id INTEGER REFERENCES people (id);
UPDATE directives SET keeper_id = published_by;
CREATE INDEX directives_of_keeper ON directives (keeper_id);
CREATE TRIGGER directives_are_kept AFTER INSERT ON directives WHEN NEW.keeper_id IS NULL
BEGIN UPDATE directives SET keeper_id = NEW.published_by WHERE id = NEW.id; END;
