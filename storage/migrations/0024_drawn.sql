-- A picture is uploaded once: equal ones go on by the messenger's own name of the file.
CREATE TABLE drawn (
    digest TEXT PRIMARY KEY CHECK (length(digest) = 64),   -- SHA-256 of what it shows and how
    file_id TEXT NOT NULL CHECK (file_id <> ''),
    at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX drawn_old ON drawn (at);

-- Boards change when a deadline passes.
CREATE INDEX slots_late ON slots (late_at, directive_id) WHERE state IN ('open', 'returned');
