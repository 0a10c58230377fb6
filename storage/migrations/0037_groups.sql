-- Group chats of units: asked whose they are, linked to a unit, ended. One row a link: its copies stay its own.

CREATE TABLE unit_groups (
    id INTEGER PRIMARY KEY,
    chat_id INTEGER NOT NULL CHECK (chat_id < 0),
    title TEXT NOT NULL DEFAULT '',
    question_id INTEGER,                         -- the message that asks whose group it is
    topic INTEGER,                               -- of a forum; NULL: the chat itself
    state TEXT NOT NULL CHECK (state IN ('asked', 'linked', 'ended')),
    unit_id INTEGER REFERENCES units (id),       -- NULL: nobody has said yet whose group it is
    by_id INTEGER NOT NULL REFERENCES people (id),   -- who brought the bot there; once linked: who linked it
    asked_at TEXT NOT NULL,
    linked_at TEXT,
    ended_at TEXT,
    reason TEXT NOT NULL DEFAULT '',             -- why it ended
    CHECK (state <> 'linked' OR (unit_id IS NOT NULL AND linked_at IS NOT NULL)),
    CHECK ((state = 'ended') = (ended_at IS NOT NULL)),
    CHECK ((state = 'ended') = (reason <> ''))
);
CREATE UNIQUE INDEX unit_groups_once ON unit_groups (chat_id) WHERE state <> 'ended';
CREATE INDEX unit_groups_of_unit ON unit_groups (unit_id) WHERE state = 'linked';
CREATE INDEX unit_groups_of_chat ON unit_groups (chat_id);

-- Where a message goes that is for a group; ``person_id`` then names who answers for the group being here.
ALTER TABLE outbox ADD COLUMN group_id INTEGER REFERENCES unit_groups (id);
CREATE INDEX outbox_of_group ON outbox (group_id, directive_id) WHERE group_id IS NOT NULL;
