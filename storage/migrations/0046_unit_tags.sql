-- What the office calls a unit by besides its kind and its place: "biên giới", "ven biển" … A rule may go by it.

CREATE TABLE unit_tags (
    id INTEGER PRIMARY KEY,
    unit_id INTEGER NOT NULL REFERENCES units (id),
    tag TEXT NOT NULL CHECK (tag <> ''),         -- as it is written
    folded TEXT NOT NULL CHECK (folded <> ''),   -- domain.tags.key: what makes two spellings one tag
    since TEXT NOT NULL,
    until TEXT,                                  -- NULL: the unit bears it; taken off, it stays for the record
    CHECK (until IS NULL OR until >= since)
);
CREATE UNIQUE INDEX unit_tags_borne ON unit_tags (unit_id, folded) WHERE until IS NULL;
CREATE INDEX unit_tags_called ON unit_tags (folded);

-- The tree that was read last is kept until something of it changes; what units bear is part of it.
CREATE TRIGGER tags_added AFTER INSERT ON unit_tags
BEGIN UPDATE versions SET value = random() WHERE name = 'units'; END;
CREATE TRIGGER tags_changed AFTER UPDATE ON unit_tags
BEGIN UPDATE versions SET value = random() WHERE name = 'units'; END;

-- A list of receivers by a rule that somebody puts together in the chat: nothing of it is shared before it has a name.
CREATE TABLE list_rules (
    person_id INTEGER PRIMARY KEY REFERENCES people (id),
    draft_id INTEGER NOT NULL REFERENCES drafts (id),   -- beside which
    body TEXT NOT NULL,                                 -- domain.audience.Selection as JSON
    at TEXT NOT NULL
);
