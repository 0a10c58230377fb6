-- A target ahead of the deadline, and how often a coordinator lets a published directive's units be reminded.

ALTER TABLE slots ADD COLUMN soft_at TEXT;       -- better by then; makes nothing late. NULL: no such target
-- ``body`` stays what the directive was published with; the mode says what of it is kept to.
ALTER TABLE reminder_plans ADD COLUMN mode TEXT NOT NULL DEFAULT 'usual' CHECK (mode IN ('usual', 'sparse', 'off'));
