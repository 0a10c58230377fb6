-- Finding: every directive's words, folded; how directives stand to each other.

-- Folded in Python (the tokenizer leaves đ as it is), one row a directive under its id: ids grow with publication.
CREATE VIRTUAL TABLE search_words USING fts5 (
    number, subject, people, tasks, text,
    tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3'
);
CREATE VIRTUAL TABLE search_terms USING fts5vocab (search_words, 'row');

-- What stands there: of which revision, and folded by which rules. What is behind is indexed anew.
CREATE TABLE search_state (
    directive_id INTEGER PRIMARY KEY REFERENCES directives (id),
    revision INTEGER NOT NULL,
    rules INTEGER NOT NULL
);

CREATE INDEX directives_of_author ON directives (published_by);
CREATE INDEX directives_unsent ON directives (id) WHERE state IN ('withdrawn', 'releasing');

-- from_id replaces (amends, corrects, implements, relays) to_id.
CREATE TABLE relations (
    from_id INTEGER NOT NULL REFERENCES directives (id),
    to_id INTEGER NOT NULL REFERENCES directives (id),
    kind TEXT NOT NULL CHECK (kind IN ('replaces', 'amends', 'corrects', 'implements', 'relays')),
    PRIMARY KEY (from_id, to_id, kind),
    CHECK (from_id <> to_id)
) WITHOUT ROWID;
CREATE INDEX relations_back ON relations (to_id);
