-- A drill goes the way of a real directive and counts nowhere.
ALTER TABLE directives ADD COLUMN drill INTEGER NOT NULL DEFAULT 0 CHECK (drill IN (0, 1));
