-- The line: what came in, what is owed outwards, what will happen.

CREATE TABLE inbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,       -- our own order: Telegram's ids may start anew after a quiet week
    update_id INTEGER NOT NULL UNIQUE,
    chat_id INTEGER,                             -- updates of one chat are handled in order
    raw TEXT NOT NULL,                           -- emptied when done: we keep no more than we need
    received_at TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'done', 'failed')),
    attempts INTEGER NOT NULL DEFAULT 0,
    reference TEXT NOT NULL DEFAULT '',          -- of the defect that stopped it
    done_at TEXT,
    CHECK ((state = 'new') = (done_at IS NULL))
);
CREATE INDEX inbox_waiting ON inbox (seq) WHERE state = 'new';
CREATE INDEX inbox_old ON inbox (done_at) WHERE state <> 'new';

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,                    -- directive · revision · recipient · kind · stage
    kind TEXT NOT NULL,                          -- which drawing makes the message, at the time of sending
    lane INTEGER NOT NULL CHECK (lane BETWEEN 0 AND 4),
    person_id INTEGER NOT NULL REFERENCES people (id),
    directive_id INTEGER REFERENCES directives (id),
    revision INTEGER,
    payload TEXT NOT NULL DEFAULT '',            -- what the drawing needs beyond the ids, JSON
    silent INTEGER NOT NULL DEFAULT 0 CHECK (silent IN (0, 1)),
    state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN
        ('held', 'pending', 'sending', 'sent', 'uncertain', 'refused', 'cancelled')),
    not_before TEXT NOT NULL,                    -- held rows wait for it, and so do retries
    lease_until TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    again INTEGER NOT NULL DEFAULT 0 CHECK (again IN (0, 1)),   -- marked "(gửi lại)"
    message_id INTEGER,
    reason TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    settled_at TEXT,
    CHECK ((state = 'sending') = (lease_until IS NOT NULL)),
    CHECK (state <> 'sent' OR message_id IS NOT NULL)
);
CREATE INDEX outbox_due ON outbox (lane, not_before, id) WHERE state IN ('held', 'pending');
CREATE INDEX outbox_leased ON outbox (lease_until) WHERE state = 'sending';
CREATE INDEX outbox_of_directive ON outbox (directive_id, kind, state) WHERE directive_id IS NOT NULL;
CREATE INDEX outbox_of_person ON outbox (person_id, message_id) WHERE message_id IS NOT NULL;

-- A board is one message that edits itself; dirty boards are drawn again, at most every few seconds.
CREATE TABLE boards (
    directive_id INTEGER NOT NULL REFERENCES directives (id),
    person_id INTEGER NOT NULL REFERENCES people (id),
    message_id INTEGER NOT NULL,
    shown TEXT NOT NULL DEFAULT '',              -- digest of what the message shows
    dirty INTEGER NOT NULL DEFAULT 0 CHECK (dirty IN (0, 1)),
    edited_at TEXT NOT NULL,
    PRIMARY KEY (directive_id, person_id)
) WITHOUT ROWID;
CREATE INDEX boards_dirty ON boards (edited_at) WHERE dirty = 1;

CREATE TABLE alarms (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    subject INTEGER NOT NULL,
    due_at TEXT NOT NULL,
    rung_at TEXT,
    UNIQUE (kind, subject, due_at)
);
CREATE INDEX alarms_due ON alarms (due_at) WHERE rung_at IS NULL;
