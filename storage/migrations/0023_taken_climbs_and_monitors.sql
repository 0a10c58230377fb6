-- Each silent unit climbs by itself: it waits while somebody sees to it. Who follows a directive up can be asked for.

CREATE TABLE climb_units (
    climb_id INTEGER NOT NULL REFERENCES climbs (id),
    unit_id INTEGER NOT NULL REFERENCES units (id),
    rung INTEGER NOT NULL CHECK (rung > 0),      -- the last one that was told of it
    next_at TEXT NOT NULL,                       -- when the next one is
    PRIMARY KEY (climb_id, unit_id)
) WITHOUT ROWID;

-- The units that a directive charges to follow it up.
CREATE TABLE monitors (
    unit_id INTEGER NOT NULL REFERENCES units (id),
    directive_id INTEGER NOT NULL REFERENCES directives (id),
    PRIMARY KEY (unit_id, directive_id)
) WITHOUT ROWID;
CREATE INDEX monitors_of_directive ON monitors (directive_id);
INSERT INTO monitors (unit_id, directive_id)
    SELECT DISTINCT m.value, r.directive_id FROM revisions r
    JOIN directives d ON d.id = r.directive_id AND d.revision = r.revision
    JOIN json_each(r.body, '$.monitors') m
    JOIN units u ON u.id = m.value;
