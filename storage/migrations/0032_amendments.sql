-- A duty of a corrected directive may be owed by other units than before; what they reported stays.
ALTER TABLE duty_units ADD COLUMN ended_at TEXT;

-- What a revision changed, as domain.revisions.Change values in JSON; '' for the first one.
ALTER TABLE revisions ADD COLUMN changes TEXT NOT NULL DEFAULT '';
