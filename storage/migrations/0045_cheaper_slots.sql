-- Slots are planned by the hundred thousand: what each costs at its insert is made cheaper, no row is touched.

-- Boards ask by directive, and a directive's days are planned in order: so this index only ever grows at an end.
DROP INDEX slots_late;
CREATE INDEX slots_late ON slots (directive_id, late_at) WHERE state IN ('open', 'returned');

-- The same conditions on a state, in one that an open slot has met at its first word. A constraint has no part in
-- how rows are stored, so its text may be changed in place (https://sqlite.org/lang_altertable.html, section 8);
-- building the table anew would cost every reference to slots.id, and minutes on a large office.
PRAGMA writable_schema = ON;
UPDATE sqlite_master SET sql = replace(replace(replace(replace(sql,
    ' CHECK (state IN (''open'', ''reported'', ''accepted'', ''returned'', ''cancelled''))', ''),
    'CHECK (state NOT IN (''reported'', ''accepted'') OR report_id IS NOT NULL),',
    'CHECK (state = ''open'' OR (state IN (''reported'', ''accepted'', ''returned'', ''cancelled'')'),
    'CHECK ((state = ''returned'') <= (returned_at IS NOT NULL)),',
    '    AND (state NOT IN (''reported'', ''accepted'') OR report_id IS NOT NULL)
        AND (state <> ''returned'' OR returned_at IS NOT NULL)'),
    'CHECK (remind_at IS NULL OR state IN (''open'', ''returned''))',
    '    AND (remind_at IS NULL OR state = ''returned'')))')
    WHERE type = 'table' AND name = 'slots';
PRAGMA writable_schema = RESET;

-- Every card asks whether deadlines were changed since; a directive to a whole province has thousands of lines.
CREATE INDEX journal_of_retiming ON journal (directive_id)
    WHERE kind IN ('deadline_changed', 'schedule_changed', 'event_dated');
