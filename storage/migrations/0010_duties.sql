-- What a directive demands, when it falls due, and who is reminded of it.

-- What no law of holidays tells: days off in exchange, and Saturdays that are worked instead.
CREATE TABLE calendar_days (
    day TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('off', 'work')),
    note TEXT NOT NULL DEFAULT '',
    by_id INTEGER REFERENCES people (id),        -- NULL: from the command line
    at TEXT NOT NULL
) WITHOUT ROWID;

-- One duty of a published directive, as it was confirmed.
CREATE TABLE duties (
    id INTEGER PRIMARY KEY,
    directive_id INTEGER NOT NULL REFERENCES directives (id),
    position INTEGER NOT NULL,                   -- its place among the duties of the directive
    body TEXT NOT NULL,                          -- domain.duties.Duty as JSON
    planned_until TEXT NOT NULL DEFAULT '',      -- slots up to this instant are rows; '' for none yet
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'ended')),
    UNIQUE (directive_id, position)
);

-- Who owes it: frozen with the audience.
CREATE TABLE duty_units (
    duty_id INTEGER NOT NULL REFERENCES duties (id),
    unit_id INTEGER NOT NULL REFERENCES units (id),
    PRIMARY KEY (duty_id, unit_id)
) WITHOUT ROWID;

-- One due report of one unit. A returned one is open again, in other words.
CREATE TABLE slots (
    id INTEGER PRIMARY KEY,
    duty_id INTEGER NOT NULL,
    directive_id INTEGER NOT NULL,               -- the duty's, for finding
    unit_id INTEGER NOT NULL,
    planned_for TEXT NOT NULL,                   -- the instant that the duty names: the slot's identity
    due_at TEXT NOT NULL,                        -- the same, unless it was moved for this unit
    late_at TEXT NOT NULL,                       -- from here on a report is late; never before due_at
    opens_at TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'reported', 'accepted', 'returned', 'cancelled')),
    report_id INTEGER REFERENCES reports (id),
    late INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1)),
    returned_at TEXT,
    told_at TEXT NOT NULL DEFAULT '',            -- reminders up to here are dealt with; '': none yet
    remind_at TEXT,                              -- the next reminder; NULL: none any more
    UNIQUE (duty_id, planned_for, unit_id),
    FOREIGN KEY (duty_id, unit_id) REFERENCES duty_units (duty_id, unit_id),   -- one look-up a row, not three
    CHECK (late_at >= due_at),
    CHECK (state NOT IN ('reported', 'accepted') OR report_id IS NOT NULL),
    CHECK ((state = 'returned') <= (returned_at IS NOT NULL)),
    CHECK (remind_at IS NULL OR state IN ('open', 'returned'))
);
CREATE INDEX slots_to_remind ON slots (remind_at) WHERE remind_at IS NOT NULL;
CREATE INDEX slots_open ON slots (unit_id, directive_id) WHERE state IN ('open', 'returned');

-- Which reminders a directive was published with; a later change of the defaults does not change it.
CREATE TABLE reminder_plans (
    directive_id INTEGER PRIMARY KEY REFERENCES directives (id),
    body TEXT NOT NULL                           -- domain.reminders.Plan as JSON
);

-- Whether a unit's acknowledgement is still to be asked for.
CREATE TABLE ack_watches (
    directive_id INTEGER NOT NULL REFERENCES directives (id),
    unit_id INTEGER NOT NULL REFERENCES units (id),
    told_at TEXT NOT NULL,
    remind_at TEXT,
    PRIMARY KEY (directive_id, unit_id)
) WITHOUT ROWID;
CREATE INDEX ack_watches_to_remind ON ack_watches (remind_at) WHERE remind_at IS NOT NULL;

-- A person wants to hear of one item again only later. slot_id 0: the acknowledgement itself.
CREATE TABLE snoozes (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id),
    directive_id INTEGER NOT NULL REFERENCES directives (id),
    slot_id INTEGER NOT NULL DEFAULT 0,
    until TEXT NOT NULL,
    UNIQUE (person_id, directive_id, slot_id)
);

-- What is silent climbs the tree, one climb a directive (duty 0) or a due day of a duty.
CREATE TABLE climbs (
    id INTEGER PRIMARY KEY,
    directive_id INTEGER NOT NULL REFERENCES directives (id),
    duty_id INTEGER NOT NULL DEFAULT 0,          -- 0: the acknowledgement
    due_at TEXT NOT NULL,                        -- of the slots that are missing
    rung INTEGER NOT NULL DEFAULT 0 CHECK (rung >= 0),   -- the last one told; 0: nobody yet
    state TEXT NOT NULL DEFAULT 'climbing' CHECK (state IN ('climbing', 'letter', 'settled')),
    UNIQUE (directive_id, duty_id, due_at)
);

-- A superior has said that she will see to it.
CREATE TABLE climb_takers (
    climb_id INTEGER NOT NULL REFERENCES climbs (id),
    unit_id INTEGER NOT NULL REFERENCES units (id),      -- the superior unit
    person_id INTEGER NOT NULL REFERENCES people (id),
    at TEXT NOT NULL,
    PRIMARY KEY (climb_id, unit_id)
) WITHOUT ROWID;

-- What a person is about to be told waits here until all of it has been gathered: one message, not many.
CREATE INDEX outbox_unsent ON outbox (person_id, kind) WHERE state IN ('held', 'pending');
