-- Reports: collected piece by piece, judged, corrected; their files, and the time asked for to write them.

CREATE TABLE earlier_reports AS SELECT * FROM reports;
CREATE TABLE earlier_parts AS SELECT * FROM report_parts;
DROP TABLE report_parts;
DROP TABLE reports;

CREATE TABLE reports (
    id INTEGER PRIMARY KEY,
    directive_id INTEGER NOT NULL REFERENCES directives (id),
    unit_id INTEGER NOT NULL REFERENCES units (id),
    revision INTEGER NOT NULL,
    slot_id INTEGER REFERENCES slots (id),       -- the period it is for; NULL where no duty names one
    person_id INTEGER NOT NULL REFERENCES people (id),
    state TEXT NOT NULL DEFAULT 'writing' CHECK (state IN
        ('writing', 'sent', 'accepted', 'returned', 'superseded', 'dropped')),
    answers TEXT NOT NULL DEFAULT '',            -- of the form, JSON: one text a field, null where it is empty
    progress TEXT NOT NULL DEFAULT '' CHECK (progress IN ('', 'none', 'doing', 'done')),
    percent INTEGER CHECK (percent BETWEEN 0 AND 100),
    panel_id INTEGER,                            -- the message that shows it while it is being written
    started_at TEXT NOT NULL,
    sent_at TEXT,
    due_at TEXT,                                 -- what "late" was judged by
    late INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1)),
    decided_at TEXT,
    decided_by INTEGER REFERENCES people (id),
    reason TEXT NOT NULL DEFAULT '',             -- why it was returned
    superseded_by INTEGER REFERENCES reports (id),
    CHECK ((state IN ('writing', 'dropped')) = (sent_at IS NULL)),
    CHECK (state NOT IN ('accepted', 'returned') OR decided_at IS NOT NULL),
    CHECK ((decided_at IS NULL) = (decided_by IS NULL)),
    CHECK (state <> 'returned' OR reason <> ''),
    CHECK ((state = 'superseded') = (superseded_by IS NOT NULL))
);
INSERT INTO reports (id, directive_id, unit_id, revision, person_id, state, started_at, sent_at, late)
    SELECT id, directive_id, unit_id, revision, person_id, state, started_at, sent_at, late FROM earlier_reports;

-- A person may have begun a report on several directives; on each there is one pen.
CREATE UNIQUE INDEX reports_one_pen ON reports (person_id, directive_id, unit_id) WHERE state = 'writing';
CREATE INDEX reports_of_directive ON reports (directive_id, unit_id) WHERE state IN ('sent', 'accepted', 'returned');

CREATE TABLE report_parts (
    id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES reports (id),
    message_id INTEGER,                          -- NULL: put together from the reports of units below
    album TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL CHECK (kind IN ('text', 'photo', 'document', 'voice', 'video', 'location')),
    text TEXT NOT NULL DEFAULT '',
    file_id TEXT NOT NULL DEFAULT '',
    file_key TEXT NOT NULL DEFAULT '',           -- the messenger's own name of the content
    file_name TEXT NOT NULL DEFAULT '',
    size INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX report_parts_once ON report_parts (report_id, message_id) WHERE message_id IS NOT NULL;
CREATE INDEX report_parts_of_report ON report_parts (report_id);
INSERT INTO report_parts (report_id, message_id, kind, text, file_id)
    SELECT report_id, message_id, kind, text, file_id FROM earlier_parts;
DROP TABLE earlier_parts;
DROP TABLE earlier_reports;

-- What a report brings along is fetched after the commit and kept beside the database under its SHA-256.
CREATE TABLE files (
    key TEXT PRIMARY KEY CHECK (key <> ''),
    file_id TEXT NOT NULL CHECK (file_id <> ''),
    state TEXT NOT NULL DEFAULT 'wanted' CHECK (state IN ('wanted', 'kept', 'failed')),
    attempts INTEGER NOT NULL DEFAULT 0,
    next_at TEXT NOT NULL,
    sha256 TEXT NOT NULL DEFAULT '',
    size INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT '' CHECK (reason IN ('', 'too_large', 'gone', 'unreachable')),
    wanted_at TEXT NOT NULL,
    settled_at TEXT,
    CHECK ((state = 'kept') = (length(sha256) = 64)),
    CHECK ((state = 'failed') = (reason <> '')),
    CHECK ((state = 'wanted') = (settled_at IS NULL))
) WITHOUT ROWID;
CREATE INDEX files_wanted ON files (next_at) WHERE state = 'wanted';

-- A unit asks for more time; a coordinator's tap decides.
CREATE TABLE extensions (
    id INTEGER PRIMARY KEY,
    directive_id INTEGER NOT NULL REFERENCES directives (id),
    unit_id INTEGER NOT NULL REFERENCES units (id),
    slot_id INTEGER REFERENCES slots (id),
    person_id INTEGER NOT NULL REFERENCES people (id),
    due_at TEXT NOT NULL,                        -- what was due then
    wanted_at TEXT NOT NULL,                     -- until when is asked
    reason TEXT NOT NULL CHECK (reason <> ''),
    state TEXT NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'approved', 'refused')),
    asked_at TEXT NOT NULL,
    decided_at TEXT,
    decided_by INTEGER REFERENCES people (id),
    CHECK (wanted_at > due_at),
    CHECK ((state = 'asked') = (decided_at IS NULL)),
    CHECK ((decided_at IS NULL) = (decided_by IS NULL))
);
CREATE UNIQUE INDEX extensions_one_open ON extensions (directive_id, unit_id) WHERE state = 'asked';
CREATE INDEX extensions_of_unit ON extensions (directive_id, unit_id) WHERE state = 'approved';
