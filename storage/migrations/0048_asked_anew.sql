-- A draft that waits for a second person's word, while a unit it goes to is no more: asked about anew.

ALTER TABLE approvals ADD COLUMN void INTEGER NOT NULL DEFAULT 0  -- nobody's word counts for it any more
    CHECK (void = 0 OR state = 'expired');
ALTER TABLE approvals ADD COLUMN became TEXT NOT NULL DEFAULT '[]';  -- JSON: [old name, [new names]], of one asked anew
