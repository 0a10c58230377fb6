-- What somebody searched for: buttons carry ids only, so the words of a search wait here for its next pages.
CREATE TABLE searches (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id),
    words TEXT NOT NULL CHECK (words <> ''),
    at TEXT NOT NULL
);
CREATE INDEX searches_of_person ON searches (person_id);
