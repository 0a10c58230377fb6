-- Who is away from when until when, and who acts instead. The deputy holds seats of her own for that time.

CREATE TABLE absences (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id),
    deputy_id INTEGER REFERENCES people (id) CHECK (deputy_id <> person_id),   -- NULL: nobody yet
    from_at TEXT NOT NULL,
    until_at TEXT NOT NULL CHECK (until_at > from_at),
    state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'running', 'ended', 'dropped')),
    code_hash BLOB UNIQUE CHECK (length(code_hash) = 32),   -- of the link by which a deputy may come
    created_at TEXT NOT NULL,
    began_at TEXT,
    ended_at TEXT,
    CHECK (state <> 'running' OR (deputy_id IS NOT NULL AND began_at IS NOT NULL)),
    CHECK ((state IN ('ended', 'dropped')) = (ended_at IS NOT NULL))
);
CREATE INDEX absences_open ON absences (person_id) WHERE state IN ('planned', 'running');
CREATE INDEX absences_of_deputy ON absences (deputy_id) WHERE state IN ('planned', 'running');

-- A link that somebody opened, waiting for the press on "Nhận thay".
CREATE TABLE deputy_offers (
    person_id INTEGER PRIMARY KEY REFERENCES people (id),
    absence_id INTEGER NOT NULL REFERENCES absences (id),
    offered_at TEXT NOT NULL
);

ALTER TABLE seats ADD COLUMN absence_id INTEGER REFERENCES absences (id);   -- set: held instead of somebody
CREATE INDEX seats_of_absence ON seats (absence_id) WHERE absence_id IS NOT NULL;
-- For whom somebody acted, by the name of that day; '' for whoever acted by a seat of the own.
ALTER TABLE audience ADD COLUMN stands_for TEXT NOT NULL DEFAULT '';
ALTER TABLE reports ADD COLUMN stands_for TEXT NOT NULL DEFAULT '';
