-- Whose menu of commands no longer fits the seats held: it is offered anew as soon as the line is free.

CREATE TABLE stale_menus (
    person_id INTEGER PRIMARY KEY REFERENCES people (id),
    since TEXT NOT NULL
) WITHOUT ROWID;
