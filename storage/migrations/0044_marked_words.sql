-- Words typed with their marks are meant with them: báo is not bão. What bears marks stands beside the folded words.

DROP TABLE search_terms;
ALTER TABLE search_words RENAME TO earlier_words;
CREATE VIRTUAL TABLE search_words USING fts5 (
    number, subject, people, tasks, text,
    marked_subject, marked_people, marked_tasks, marked_text,
    tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3'
);
INSERT INTO search_words (rowid, number, subject, people, tasks, text)
    SELECT rowid, number, subject, people, tasks, text FROM earlier_words;
DROP TABLE earlier_words;
CREATE VIRTUAL TABLE search_terms USING fts5vocab (search_words, 'row');

-- What was returned to a unit where no duty names a deadline waits among its work: few of many.
CREATE INDEX reports_returned ON reports (unit_id) WHERE state = 'returned' AND slot_id IS NULL;
