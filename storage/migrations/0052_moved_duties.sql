-- The duty of a replaced directive of which this one took over what was still owed: where that comes back to.
ALTER TABLE duties ADD COLUMN moved_from INTEGER REFERENCES duties (id);
CREATE INDEX duties_moved ON duties (moved_from) WHERE moved_from IS NOT NULL;
