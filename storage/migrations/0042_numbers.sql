-- Telephone numbers of people (as they shared them) and units (as the office keeps them), and who answered by one.

ALTER TABLE people ADD COLUMN phone TEXT NOT NULL DEFAULT '';
ALTER TABLE units ADD COLUMN phone TEXT NOT NULL DEFAULT '';
ALTER TABLE audience ADD COLUMN heard_from TEXT NOT NULL DEFAULT '';
