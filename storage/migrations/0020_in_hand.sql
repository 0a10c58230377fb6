-- What was in hand when a process died: a board being edited is edited again at the start, and an update that
-- was there at several deaths is handled with nothing beside it, so that only the one that kills is put aside.
ALTER TABLE boards ADD COLUMN in_hand INTEGER NOT NULL DEFAULT 0 CHECK (in_hand IN (0, 1));
CREATE INDEX boards_in_hand ON boards (in_hand) WHERE in_hand = 1;
ALTER TABLE inbox ADD COLUMN alone INTEGER NOT NULL DEFAULT 0;
