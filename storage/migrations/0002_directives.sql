-- A directive's way: drafted, published to a frozen audience, answered unit by unit.

CREATE TABLE drafts (
    id INTEGER PRIMARY KEY,
    author_id INTEGER NOT NULL REFERENCES people (id),
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'published', 'dropped')),
    body TEXT NOT NULL,                          -- domain.drafts.Draft as JSON
    text TEXT NOT NULL,
    file_id TEXT NOT NULL DEFAULT '',
    file_name TEXT NOT NULL DEFAULT '',
    sha256 TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,          -- every correction counts it up
    directive_id INTEGER REFERENCES directives (id),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    CHECK ((state = 'published') = (directive_id IS NOT NULL))
);
CREATE INDEX drafts_of_author ON drafts (author_id) WHERE state = 'open';
CREATE INDEX drafts_by_file ON drafts (sha256) WHERE state = 'open' AND sha256 <> '';

-- Several messages in a row are one text: they wait here until the sender pauses.
CREATE TABLE pastes (
    person_id INTEGER NOT NULL REFERENCES people (id),
    message_id INTEGER NOT NULL,
    text TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (person_id, message_id)
) WITHOUT ROWID;

-- What a person is in the middle of: one thing at a time.
CREATE TABLE prompts (
    person_id INTEGER PRIMARY KEY REFERENCES people (id),
    kind TEXT NOT NULL,
    subject INTEGER NOT NULL,                    -- id of the draft, directive … the answer is for
    data TEXT NOT NULL DEFAULT '',
    asked_at TEXT NOT NULL
);

CREATE TABLE directives (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('directive', 'notice')),
    doc_type TEXT NOT NULL DEFAULT '',
    number TEXT NOT NULL DEFAULT '',
    number_key TEXT NOT NULL DEFAULT '',         -- folded, for finding
    issuer TEXT NOT NULL DEFAULT '',
    issuer_key TEXT NOT NULL DEFAULT '',
    issued_on TEXT,
    subject TEXT NOT NULL,
    search_key TEXT NOT NULL,                    -- folded number, issuer and subject
    urgency TEXT NOT NULL CHECK (urgency IN ('normal', 'urgent', 'very_urgent', 'flash')),
    ack_wanted INTEGER NOT NULL CHECK (ack_wanted IN (0, 1)),
    due_at TEXT,
    revision INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1),
    state TEXT NOT NULL CHECK (state IN ('releasing', 'published', 'withdrawn', 'recalled', 'closed')),
    unit_id INTEGER REFERENCES units (id),       -- the seat it was published from; NULL: the whole office
    published_by INTEGER NOT NULL REFERENCES people (id),
    published_at TEXT NOT NULL,
    release_at TEXT NOT NULL,                    -- nothing leaves before
    release_reason TEXT NOT NULL DEFAULT '' CHECK (release_reason IN ('', 'flash', 'night')),
    draft_id INTEGER REFERENCES drafts (id),
    closed_at TEXT,
    closed_reason TEXT NOT NULL DEFAULT ''
);
CREATE INDEX directives_newest ON directives (published_at DESC);
CREATE INDEX directives_identity ON directives (number_key, issued_on) WHERE number_key <> '';

CREATE TABLE revisions (
    directive_id INTEGER NOT NULL REFERENCES directives (id),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    body TEXT NOT NULL,                          -- domain.drafts.Draft as confirmed, JSON
    text TEXT NOT NULL,
    file_id TEXT NOT NULL DEFAULT '',
    file_name TEXT NOT NULL DEFAULT '',
    sha256 TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL,
    by_id INTEGER NOT NULL REFERENCES people (id),
    PRIMARY KEY (directive_id, revision)
);
CREATE INDEX revisions_by_file ON revisions (sha256) WHERE sha256 <> '';

-- The audience is frozen at publication; each unit's answer to the current revision stands in its row.
CREATE TABLE audience (
    directive_id INTEGER NOT NULL REFERENCES directives (id),
    unit_id INTEGER NOT NULL REFERENCES units (id),
    purpose TEXT NOT NULL DEFAULT 'act' CHECK (purpose IN ('act', 'inform')),
    revision INTEGER NOT NULL DEFAULT 1,
    state TEXT NOT NULL DEFAULT 'silent' CHECK (state IN ('silent', 'acknowledged', 'refused')),
    answered_at TEXT,
    answered_by INTEGER REFERENCES people (id),
    on_behalf INTEGER NOT NULL DEFAULT 0 CHECK (on_behalf IN (0, 1)),
    late INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1)),
    reason TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (directive_id, unit_id),
    CHECK ((state = 'silent') = (answered_at IS NULL)),
    CHECK ((answered_at IS NULL) = (answered_by IS NULL)),
    CHECK (state = 'refused' OR reason = '')
) WITHOUT ROWID;
CREATE INDEX audience_of_unit ON audience (unit_id, state);

CREATE TABLE reports (
    id INTEGER PRIMARY KEY,
    directive_id INTEGER NOT NULL REFERENCES directives (id),
    unit_id INTEGER NOT NULL REFERENCES units (id),
    revision INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES people (id),
    state TEXT NOT NULL DEFAULT 'writing' CHECK (state IN ('writing', 'sent', 'dropped')),
    started_at TEXT NOT NULL,
    sent_at TEXT,
    late INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1)),
    CHECK ((state = 'sent') = (sent_at IS NOT NULL))
);
CREATE UNIQUE INDEX reports_one_pen ON reports (person_id) WHERE state = 'writing';
CREATE INDEX reports_of_directive ON reports (directive_id, unit_id) WHERE state = 'sent';

CREATE TABLE report_parts (
    report_id INTEGER NOT NULL REFERENCES reports (id),
    message_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('text', 'photo', 'document', 'voice', 'video', 'location')),
    text TEXT NOT NULL DEFAULT '',
    file_id TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (report_id, message_id)
) WITHOUT ROWID;

CREATE TABLE saved_lists (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL,                          -- domain.audience.Selection as JSON
    created_by INTEGER NOT NULL REFERENCES people (id),
    created_at TEXT NOT NULL
);
